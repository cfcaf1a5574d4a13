<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ArticleCommands</name>
    <message numerus="yes">
        <source>%n open points. Again: finish all the same.</source>
        <translation>
            <numerusform>%n open point. Again: finish all the same.</numerusform>
            <numerusform>%n open points. Again: finish all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open points. {key} again: finish all the same.</source>
        <translation>
            <numerusform>%n open point. {key} again: finish all the same.</numerusform>
            <numerusform>%n open points. {key} again: finish all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n finished.</source>
        <translation>
            <numerusform>%n finished.</numerusform>
            <numerusform>All %n finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message numerus="yes">
        <source>%n finished</source>
        <translation>
            <numerusform>%n finished</numerusform>
            <numerusform>%n finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message numerus="yes">
        <source>%n values offered</source>
        <translation>
            <numerusform>%n value offered</numerusform>
            <numerusform>%n values offered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation>
            <numerusform>%n possible target</numerusform>
            <numerusform>%n possible targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%n new articles</source>
        <translation>
            <numerusform>%n new article</numerusform>
            <numerusform>%n new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts are there already</source>
        <translation>
            <numerusform>%n text is there already</numerusform>
            <numerusform>%n texts are there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be imported</source>
        <translation>
            <numerusform>%n file cannot be imported</numerusform>
            <numerusform>%n files cannot be imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message numerus="yes">
        <source>%n open points</source>
        <translation>
            <numerusform>%n open point</numerusform>
            <numerusform>%n open points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccurrenceCommands</name>
    <message numerus="yes">
        <source>%n occurrences labelled.</source>
        <translation>
            <numerusform>%n occurrence labelled.</numerusform>
            <numerusform>%n occurrences labelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccurrencePanel</name>
    <message numerus="yes">
        <source>Label %n</source>
        <translation>
            <numerusform>Label %n</numerusform>
            <numerusform>Label %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectCommands</name>
    <message numerus="yes">
        <source>Imported: %n articles.</source>
        <translation>
            <numerusform>Imported: %n article.</numerusform>
            <numerusform>Imported: %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files failed.</source>
        <translation>
            <numerusform>%n file failed.</numerusform>
            <numerusform>%n files failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpanList</name>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation>
            <numerusform>%n possible target</numerusform>
            <numerusform>%n possible targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_FoldWords</name>
    <message numerus="yes">
        <source>%n paragraphs</source>
        <translation>
            <numerusform>%n paragraph</numerusform>
            <numerusform>%n paragraphs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
</TS>

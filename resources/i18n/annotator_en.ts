<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ActWords</name>
    <message numerus="yes">
        <source>{act}: %n rows came in</source>
        <translation>
            <numerusform>{act}: %n row came in</numerusform>
            <numerusform>{act}: %n rows came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans deleted</source>
        <translation>
            <numerusform>%n span deleted</numerusform>
            <numerusform>%n spans deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans brought back</source>
        <translation>
            <numerusform>%n span brought back</numerusform>
            <numerusform>%n spans brought back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans marked</source>
        <translation>
            <numerusform>%n span marked</numerusform>
            <numerusform>%n spans marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans changed</source>
        <translation>
            <numerusform>%n span changed</numerusform>
            <numerusform>%n spans changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attributes changed</source>
        <translation>
            <numerusform>%n attribute changed</numerusform>
            <numerusform>%n attributes changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters longer</source>
        <translation>
            <numerusform>%n character longer</numerusform>
            <numerusform>%n characters longer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters shorter</source>
        <translation>
            <numerusform>%n character shorter</numerusform>
            <numerusform>%n characters shorter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links drawn</source>
        <translation>
            <numerusform>%n link drawn</numerusform>
            <numerusform>%n links drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links removed</source>
        <translation>
            <numerusform>%n link removed</numerusform>
            <numerusform>%n links removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions rejected</source>
        <translation>
            <numerusform>%n suggestion rejected</numerusform>
            <numerusform>%n suggestions rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlikePreview</name>
    <message numerus="yes">
        <source>%n places become:</source>
        <translation>
            <numerusform>%n place becomes:</numerusform>
            <numerusform>%n places become:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotatingDesk</name>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation>
            <numerusform>%n possible target</numerusform>
            <numerusform>%n possible targets</numerusform>
        </translation>
    </message>
</context>
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
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles finished</source>
        <translation>
            <numerusform>%n article finished</numerusform>
            <numerusform>%n articles finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles more</source>
        <translation>
            <numerusform>%n article more</numerusform>
            <numerusform>%n articles more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles fewer</source>
        <translation>
            <numerusform>%n article fewer</numerusform>
            <numerusform>%n articles fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people more</source>
        <translation>
            <numerusform>%n person more</numerusform>
            <numerusform>%n people more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people fewer</source>
        <translation>
            <numerusform>%n person fewer</numerusform>
            <numerusform>%n people fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels more</source>
        <translation>
            <numerusform>%n label more</numerusform>
            <numerusform>%n labels more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels fewer</source>
        <translation>
            <numerusform>%n label fewer</numerusform>
            <numerusform>%n labels fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links more</source>
        <translation>
            <numerusform>%n link more</numerusform>
            <numerusform>%n links more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links fewer</source>
        <translation>
            <numerusform>%n link fewer</numerusform>
            <numerusform>%n links fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished articles more</source>
        <translation>
            <numerusform>%n finished article more</numerusform>
            <numerusform>%n finished articles more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished articles fewer</source>
        <translation>
            <numerusform>%n finished article fewer</numerusform>
            <numerusform>%n finished articles fewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n backups of {name}. They take {size} on this computer.</source>
        <translation>
            <numerusform>%n backup of {name}. It takes {size} on this computer.</numerusform>
            <numerusform>%n backups of {name}. They take {size} on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are of other copies of this project.</source>
        <translation>
            <numerusform>%n more is of another copy of this project.</numerusform>
            <numerusform>%n more are of other copies of this project.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved yet: they are in no backup.</source>
        <translation>
            <numerusform>%n change is not saved yet: it is in no backup.</numerusform>
            <numerusform>%n changes are not saved yet: they are in no backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message numerus="yes">
        <source>Also the %n other files that ask this</source>
        <translation>
            <numerusform>Also the %n other file that asks this</numerusform>
            <numerusform>Also the %n other files that ask this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message numerus="yes">
        <source>%n more files have the same columns and are read alike.</source>
        <translation>
            <numerusform>%n more file has the same columns and is read alike.</numerusform>
            <numerusform>%n more files have the same columns and are read alike.</numerusform>
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
    <name>ConflictsDialog</name>
    <message numerus="yes">
        <source>%n rows say different things in different copies.</source>
        <translation>
            <numerusform>%n row says different things in different copies.</numerusform>
            <numerusform>%n rows say different things in different copies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message numerus="yes">
        <source>%n changes that were not saved are in it.</source>
        <translation>
            <numerusform>%n change that was not saved is in it.</numerusform>
            <numerusform>%n changes that were not saved are in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes no longer fit and are not in it.</source>
        <translation>
            <numerusform>%n change no longer fits and is not in it.</numerusform>
            <numerusform>%n changes no longer fit and are not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved.</source>
        <translation>
            <numerusform>%n change is not saved.</numerusform>
            <numerusform>%n changes are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message numerus="yes">
        <source>Annotator met %n different errors in itself. You can go on working.</source>
        <translation>
            <numerusform>Annotator met %n error in itself. You can go on working.</numerusform>
            <numerusform>Annotator met %n different errors in itself. You can go on working.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together they happened %n times.</source>
        <translation>
            <numerusform>Together they happened %n time.</numerusform>
            <numerusform>Together they happened %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It happened %n times.</source>
        <translation>
            <numerusform>It happened %n time.</numerusform>
            <numerusform>It happened %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved yet.</source>
        <translation>
            <numerusform>%n change is not saved yet.</numerusform>
            <numerusform>%n changes are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n changes since the start are saved.</source>
        <translation>
            <numerusform>%n change since the start is saved.</numerusform>
            <numerusform>All %n changes since the start are saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n file or folder</numerusform>
            <numerusform>%n files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeCommands</name>
    <message numerus="yes">
        <source>{name} has %n articles.</source>
        <translation>
            <numerusform>{name} has %n article.</numerusform>
            <numerusform>{name} has %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} has your work on %n articles.</source>
        <translation>
            <numerusform>{name} has your work on %n article.</numerusform>
            <numerusform>{name} has your work on %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n versions to be decided.</source>
        <translation>
            <numerusform>%n version to be decided.</numerusform>
            <numerusform>%n versions to be decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the {what} of {time} back? It wrote %n rows.</source>
        <translation>
            <numerusform>Take the {what} of {time} back? It wrote %n row.</numerusform>
            <numerusform>Take the {what} of {time} back? It wrote %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n parts go out of the list.</source>
        <translation>
            <numerusform>Its %n part goes out of the list.</numerusform>
            <numerusform>Its %n parts go out of the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole article comes back with %n labels.</source>
        <translation>
            <numerusform>The whole article comes back with %n label.</numerusform>
            <numerusform>The whole article comes back with %n labels.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message numerus="yes">
        <source>%n lines of it can be read.</source>
        <translation>
            <numerusform>%n line of it can be read.</numerusform>
            <numerusform>%n lines of it can be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot.</source>
        <translation>
            <numerusform>%n cannot.</numerusform>
            <numerusform>%n cannot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also of the %n other files with bad lines</source>
        <translation>
            <numerusform>Also of the %n other file with bad lines</numerusform>
            <numerusform>Also of the %n other files with bad lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message numerus="yes">
        <source>&amp;Import %n articles</source>
        <translation>
            <numerusform>&amp;Import %n article</numerusform>
            <numerusform>&amp;Import %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import labels on %n articles</source>
        <translation>
            <numerusform>&amp;Import labels on %n article</numerusform>
            <numerusform>&amp;Import labels on %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files still ask and are left out</source>
        <translation>
            <numerusform>%n file still asks and is left out</numerusform>
            <numerusform>%n files still ask and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put these labels in place of the %n that differ</source>
        <translation>
            <numerusform>&amp;Put these labels in place of the %n that differs</numerusform>
            <numerusform>&amp;Put these labels in place of the %n that differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoldCommands</name>
    <message numerus="yes">
        <source>Gold is in {name}: %n articles, {spans} spans.</source>
        <translation>
            <numerusform>Gold is in {name}: %n article, {spans} spans.</numerusform>
            <numerusform>Gold is in {name}: %n articles, {spans} spans.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message numerus="yes">
        <source>%n rows of the project are otherwise than in the files, or not in them.</source>
        <translation>
            <numerusform>%n row of the project is otherwise than in the files, or not in them.</numerusform>
            <numerusform>%n rows of the project are otherwise than in the files, or not in them.</numerusform>
        </translation>
    </message>
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
    <message numerus="yes">
        <source>%n bad lines were left out.</source>
        <translation>
            <numerusform>%n bad line was left out.</numerusform>
            <numerusform>%n bad lines were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files still ask and were left out.</source>
        <translation>
            <numerusform>%n file still asks and was left out.</numerusform>
            <numerusform>%n files still ask and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts were there already.</source>
        <translation>
            <numerusform>%n text was there already.</numerusform>
            <numerusform>%n texts were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near duplicates were left out.</source>
        <translation>
            <numerusform>%n near duplicate was left out.</numerusform>
            <numerusform>%n near duplicates were left out.</numerusform>
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
    <name>MergePreview</name>
    <message numerus="yes">
        <source>“{title}”, {name}: {found} of %n labels are found again, {sure} for sure</source>
        <translation>
            <numerusform>“{title}”, {name}: {found} of %n label is found again, {sure} for sure</numerusform>
            <numerusform>“{title}”, {name}: {found} of %n labels are found again, {sure} for sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the mapping</source>
        <translation>
            <numerusform>%n left out by the mapping</numerusform>
            <numerusform>%n left out by the mapping</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken</source>
        <translation>
            <numerusform>%n not taken</numerusform>
            <numerusform>%n not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more files</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels on articles that were split come into their parts.</source>
        <translation>
            <numerusform>%n label on an article that was split comes into its part.</numerusform>
            <numerusform>%n labels on articles that were split come into their parts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file}: “{title}” is not in this project; %n spans of it are left out.</source>
        <translation>
            <numerusform>{file}: “{title}” is not in this project; %n span of it is left out.</numerusform>
            <numerusform>{file}: “{title}” is not in this project; %n spans of it are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MetadataDialog</name>
    <message numerus="yes">
        <source>&amp;Set for %n selected</source>
        <translation>
            <numerusform>&amp;Set for %n selected</numerusform>
            <numerusform>&amp;Set for %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles changed.</source>
        <translation>
            <numerusform>%n article changed.</numerusform>
            <numerusform>%n articles changed.</numerusform>
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
    <name>OptionPanel</name>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles finished by two or more, of {every}.</source>
        <translation>
            <numerusform>%n article finished by two or more, of {every}.</numerusform>
            <numerusform>%n articles finished by two or more, of {every}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished by one person only are in no number.</source>
        <translation>
            <numerusform>%n finished by one person only is in no number.</numerusform>
            <numerusform>%n finished by one person only are in no number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{one} and {two} share %n articles.</source>
        <translation>
            <numerusform>{one} and {two} share %n article.</numerusform>
            <numerusform>{one} and {two} share %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n articles, all annotators</source>
        <translation>
            <numerusform>in %n article, all annotators</numerusform>
            <numerusform>in %n articles, all annotators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n others</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles have no date.</source>
        <translation>
            <numerusform>%n article has no date.</numerusform>
            <numerusform>%n articles have no date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean over %n pairs; interval from 2,000 resamples of articles</source>
        <translation>
            <numerusform>of %n pair; interval from 2,000 resamples of articles</numerusform>
            <numerusform>mean over %n pairs; interval from 2,000 resamples of articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnArticles</name>
    <message numerus="yes">
        <source>%n articles under review are your own to read. Whoever decides between their own labels and others&apos; easily takes their own side; better let somebody else decide them.</source>
        <translation>
            <numerusform>%n article under review is your own to read. Whoever decides between their own labels and others&apos; easily takes their own side; better let somebody else decide it.</numerusform>
            <numerusform>%n articles under review are your own to read. Whoever decides between their own labels and others&apos; easily takes their own side; better let somebody else decide them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleCommands</name>
    <message numerus="yes">
        <source>Taken back: %n articles.</source>
        <translation>
            <numerusform>Taken back: %n article.</numerusform>
            <numerusform>Taken back: %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them read by several</source>
        <translation>
            <numerusform>%n of them read by several</numerusform>
            <numerusform>%n of them read by several</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles that nobody reads yet</source>
        <translation>
            <numerusform>%n article that nobody reads yet</numerusform>
            <numerusform>%n articles that nobody reads yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n begun articles are assigned to nobody; they stay so.</source>
        <translation>
            <numerusform>%n begun article is assigned to nobody; it stays so.</numerusform>
            <numerusform>%n begun articles are assigned to nobody; they stay so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shared out: %n articles.</source>
        <translation>
            <numerusform>Shared out: %n article.</numerusform>
            <numerusform>Shared out: %n articles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message numerus="yes">
        <source>Another computer&apos;s work lies in %n copies beside this project: {names}.</source>
        <translation>
            <numerusform>Another computer&apos;s work lies in %n copy beside this project: {names}.</numerusform>
            <numerusform>Another computer&apos;s work lies in %n copies beside this project: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n decided</source>
        <translation>
            <numerusform>%n decided</numerusform>
            <numerusform>%n decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agreed by themselves</source>
        <translation>
            <numerusform>%n agreed by itself</numerusform>
            <numerusform>%n agreed by themselves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your own reviewed too</source>
        <translation>
            <numerusform>%n of your own reviewed too</numerusform>
            <numerusform>%n of your own reviewed too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your own left out</source>
        <translation>
            <numerusform>%n of your own left out</numerusform>
            <numerusform>%n of your own left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since closing</source>
        <translation>
            <numerusform>%n changed since closing</numerusform>
            <numerusform>%n changed since closing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReanchoredDialog</name>
    <message numerus="yes">
        <source>%n not found again:</source>
        <translation>
            <numerusform>%n not found again:</numerusform>
            <numerusform>%n not found again:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accept %n</numerusform>
            <numerusform>Accept %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reoffers</name>
    <message numerus="yes">
        <source>%n of your labels on another version of this text are proposed here.</source>
        <translation>
            <numerusform>%n of your labels on another version of this text is proposed here.</numerusform>
            <numerusform>%n of your labels on another version of this text are proposed here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels accepted.</source>
        <translation>
            <numerusform>%n label accepted.</numerusform>
            <numerusform>%n labels accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%n groups have the same text and options</source>
        <translation>
            <numerusform>%n other group has the same text and options</numerusform>
            <numerusform>%n other groups have the same text and options</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewCounted</name>
    <message numerus="yes">
        <source>%n articles are gold.</source>
        <translation>
            <numerusform>%n article is gold.</numerusform>
            <numerusform>%n articles are gold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left without it.</source>
        <translation>
            <numerusform>%n is left without it.</numerusform>
            <numerusform>%n are left without it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closed, but gold no more, as fewer than two have finished them now: %n.</source>
        <translation>
            <numerusform>Closed, but gold no more, as fewer than two have finished it now: %n.</numerusform>
            <numerusform>Closed, but gold no more, as fewer than two have finished them now: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles are left out: you read them too.</source>
        <translation>
            <numerusform>%n article is left out: you read it too.</numerusform>
            <numerusform>%n articles are left out: you read them too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SalvageCommands</name>
    <message numerus="yes">
        <source>%n changes that are not saved are kept until it opens again.</source>
        <translation>
            <numerusform>%n change that is not saved is kept until it opens again.</numerusform>
            <numerusform>%n changes that are not saved are kept until it opens again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SalvageWaiting</name>
    <message numerus="yes">
        <source>%n changes in {name} are not saved.</source>
        <translation>
            <numerusform>%n change in {name} is not saved.</numerusform>
            <numerusform>%n changes in {name} are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message numerus="yes">
        <source>Everything, also the %n changes that wait, is in the copy {path}.</source>
        <translation>
            <numerusform>Everything, also the %n change that waits, is in the copy {path}.</numerusform>
            <numerusform>Everything, also the %n changes that wait, is in the copy {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait.</source>
        <translation>
            <numerusform>%n change waits.</numerusform>
            <numerusform>%n changes wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>in %n articles</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in more than %n articles</source>
        <translation>
            <numerusform>in more than %n article</numerusform>
            <numerusform>in more than %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in this article</source>
        <translation>
            <numerusform>%n more in this article</numerusform>
            <numerusform>%n more in this article</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoundnessCommands</name>
    <message numerus="yes">
        <source>%n put right.</source>
        <translation>
            <numerusform>%n put right.</numerusform>
            <numerusform>%n put right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they were: it is not sure how they should be.</source>
        <translation>
            <numerusform>%n stays as it was: it is not sure how it should be.</numerusform>
            <numerusform>%n stay as they were: it is not sure how they should be.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoundnessDialog</name>
    <message numerus="yes">
        <source>%n things are left in {name} after the repair.</source>
        <translation>
            <numerusform>%n thing is left in {name} after the repair.</numerusform>
            <numerusform>%n things are left in {name} after the repair.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things were found in {name}. The check has changed nothing.</source>
        <translation>
            <numerusform>%n thing was found in {name}. The check has changed nothing.</numerusform>
            <numerusform>%n things were found in {name}. The check has changed nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where it is; the first %n:</source>
        <translation>
            <numerusform>Where it is; the first %n:</numerusform>
            <numerusform>Where it is; the first %n:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; all of them are in the list.</source>
        <translation>
            <numerusform>and %n more; all of them are in the list.</numerusform>
            <numerusform>and %n more; all of them are in the list.</numerusform>
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
    <name>SplitCommands</name>
    <message numerus="yes">
        <source>The article was split; this is the first of %n parts.</source>
        <translation>
            <numerusform>The article was split; this is the first of %n part.</numerusform>
            <numerusform>The article was split; this is the first of %n parts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more articles seem to stand in this text; the next begins “{line}”.</source>
        <translation>
            <numerusform>%n more article seems to stand in this text; it begins “{line}”.</numerusform>
            <numerusform>%n more articles seem to stand in this text; the next begins “{line}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitPreview</name>
    <message numerus="yes">
        <source>The article becomes %n articles.</source>
        <translation>
            <numerusform>The article becomes %n article.</numerusform>
            <numerusform>The article becomes %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zones</source>
        <translation>
            <numerusform>%n zone</numerusform>
            <numerusform>%n zones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links lead from one part to another: they stay with the whole text only.</source>
        <translation>
            <numerusform>%n link leads from one part to another: it stays with the whole text only.</numerusform>
            <numerusform>%n links lead from one part to another: they stay with the whole text only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gold moves along; %n decisions of the review stay with the whole text.</source>
        <translation>
            <numerusform>Gold moves along; %n decision of the review stays with the whole text.</numerusform>
            <numerusform>Gold moves along; %n decisions of the review stay with the whole text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels or zones lie across the cut and must be moved first:</source>
        <translation>
            <numerusform>%n label or zone lies across the cut and must be moved first:</numerusform>
            <numerusform>%n labels or zones lie across the cut and must be moved first:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinPage</name>
    <message numerus="yes">
        <source>The same for all %n near duplicates</source>
        <translation>
            <numerusform>The same for the %n near duplicate</numerusform>
            <numerusform>The same for all %n near duplicates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message numerus="yes">
        <source>%n changes that are not saved are not in it.</source>
        <translation>
            <numerusform>%n change that is not saved is not in it.</numerusform>
            <numerusform>%n changes that are not saved are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoneCommands</name>
    <message numerus="yes">
        <source>%n zones accepted.</source>
        <translation>
            <numerusform>%n zone accepted.</numerusform>
            <numerusform>%n zones accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zones rejected.</source>
        <translation>
            <numerusform>%n zone rejected.</numerusform>
            <numerusform>%n zones rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoneOffer</name>
    <message numerus="yes">
        <source>%n zones proposed;</source>
        <translation>
            <numerusform>%n zone proposed;</numerusform>
            <numerusform>%n zones proposed;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposals taken away, no new ones;</source>
        <translation>
            <numerusform>%n proposal taken away, no new ones;</numerusform>
            <numerusform>%n proposals taken away, no new ones;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZonedText</name>
    <message numerus="yes">
        <source>… and %n more characters</source>
        <translation>
            <numerusform>… and %n more character</numerusform>
            <numerusform>… and %n more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n zones proposed</source>
        <translation>
            <numerusform>%n zone proposed</numerusform>
            <numerusform>%n zones proposed</numerusform>
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

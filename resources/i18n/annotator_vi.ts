<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
<context>
    <name>Acts</name>
    <message>
        <source>Such a link may simply be absent; there is nothing to say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: {points}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message numerus="yes">
        <source>%n open points. Again: finish all the same.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is no further article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the text of the zone first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No zone lies here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of finished articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only some articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n finished</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches. Esc clears the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article yet. Import a folder, or drop files here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All articles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Not part of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Tab goes to the first span.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another kind of link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none in this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>{name}, missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no number; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new articles</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>labelled by {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n texts are there already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message>
        <source>Finish &amp; next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time on this article: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type the letter of the {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n open points</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelStrip</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkButton</name>
    <message>
        <source>{link}: {label}, {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this link  Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkGroup</name>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingButton</name>
    <message>
        <source>no {label} yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectCommands</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotator projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, as colleagues will see it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project first, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Imported: %n articles.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files failed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export labelled JSONL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled JSONL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {name}: {lines} lines, {spans} spans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is still being read or written; wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should not happen: {error}. It is in the log; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>Remove: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleLines</name>
    <message>
        <source>Lune Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> said </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dust rose </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it never did</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpanList</name>
    <message>
        <source>Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches. Esc clears the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing marked. Select words, then press {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span}, open point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read. Mark. Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who says what, who denies it, and with which figures. Everything lies in one file on this computer; nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short articles, some already marked; five minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the file is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An .annot file, or drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder of articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.txt, .jsonl; looked through before it is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project yet. Those you open will be here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextCommands</name>
    <message>
        <source>Select the text to copy first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose a span: Tab, or a click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans of this label start no links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundaries: arrows move the end, Shift+arrows the start, Alt by character. B or Esc leaves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Another annotator…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotator: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another annotator…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with quotation marks and source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump to a span by letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next open point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous open point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to next word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to previous word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to previous sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to previous line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to next paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to previous paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to next character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select to previous character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the zone here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of all spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next kind of link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none in this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End to next word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End to previous word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start to next word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start to previous word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End one character on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End one character back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one character on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one character back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option {number} of the attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to {label}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change article</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>there is a NUL character at position {at}; is this a text file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is half a surrogate pair ({found}) at position {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no text in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label “{label}” is not in the scheme, which has {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label “{label}” has no attribute “{attribute}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attribute “{attribute}” is {found}; it takes {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scheme is no TOML: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scheme lacks {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scheme is not built as a scheme file is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheme: {where} is {found}; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start {start} is not before end {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end} lies outside the text, which has {length} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quote is {quote} but the text at {start} to {end} reads {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link type “{type}” is not in the scheme, which has {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a span cannot be linked to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link “{type}” leads from {sources} to {targets}, not from {source} to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not JSON: {reason} at column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not JSON: a number has too many digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected an object, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not JSON: {found} is no number of JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested more than {limit} levels deep; nothing reads that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the keys do not come in the order of the format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected text, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a whole number, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected {known}, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a UUID in lower case, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a number from 0 to {limit}, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a list, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a SHA-256 in hexadecimal, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is longer than {limit} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a byte order mark or carriage returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {found}, but the id of this text is {actual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {found}, but the SHA-256 of the text is {actual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels need the name of their annotator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gold has the annotator_id {id}, nobody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has this article already on line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same extent and label as spans[{before}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is there already, on line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is no span of this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {size} MB; a text file of one article has at most {limit} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is UTF-16; save it as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte {byte} at offset {offset} is not UTF-8; save the file as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label {label} is no longer used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The boundaries are there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label is {label} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a span to delete first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two spans are already linked in this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link to remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article has this status already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This zone is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select some text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection has nothing but blanks in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text already has this label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An annotator needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the project itself; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no annotator {name} in this project, which has {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}); nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>article {article}, span {span}: the quote is {quote} but the text reads {found}; restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no .txt or .jsonl file in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only .txt and .jsonl files can be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step cannot be undone: what it changed has been changed elsewhere since. Undo goes on with the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step cannot be done again: what it changed has been changed elsewhere since. Redo goes on with the next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no records in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is out of order: sorted by id, then annotator_id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they are not sorted by ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup of {path} could be made in {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}). Restore its last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies where nothing can be saved safely. Copy it to a local disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the disk that holds {path} is full. Make some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {path} cannot be written; it is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the disk that holds {path} reports an error ({reason}). Save a copy on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An import is being written; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {path} cannot be reached any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {path} is damaged ({reason}). Close it and restore its last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {path} could not be written ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {path} is no longer there; it was moved or deleted. Save a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no Annotator project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in use by another program; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be opened for writing: its folder refuses a lock file ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Annotator is writing in this project. It opens for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} on {host} is writing in this project (since {since}). It opens for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder, not a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by a newer Annotator (file version {found}; this one reads up to {known}). Update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is read-only. It opens for reading; copy it to work on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is read-only. {path} opens for reading; copy it to work on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an annotator {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article {article} is not in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be prepared in {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was changed elsewhere in the meantime. Nothing was done; look and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no article is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this span is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>line {line}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zones</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subheading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boilerplate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another article</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
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

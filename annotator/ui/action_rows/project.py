"""The project and its files."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context, Standard

_E = Context.EVERYWHERE

PROJECT: tuple[ActionSpec, ...] = (
    ActionSpec("project.new", QT_TRANSLATE_NOOP("actions", "New project…"), (Standard.New,), _E, "project"),
    ActionSpec("project.open", QT_TRANSLATE_NOOP("actions", "Open project…"), (Standard.Open,), _E, "project"),
    ActionSpec("project.sample", QT_TRANSLATE_NOOP("actions", "Open the sample project"), (), _E, "project"),
    ActionSpec("project.import", QT_TRANSLATE_NOOP("actions", "Import files…"), ("Ctrl+I",), _E, "project"),
    ActionSpec(
        "project.import_folder", QT_TRANSLATE_NOOP("actions", "Import a folder…"), ("Ctrl+Shift+I",), _E, "project"
    ),
    ActionSpec(
        "project.paste", QT_TRANSLATE_NOOP("actions", "Import from the clipboard"), ("Ctrl+Shift+V",), _E, "project"
    ),
    ActionSpec("project.import_report", QT_TRANSLATE_NOOP("actions", "Report of the last import…"), (), _E, "project"),
    ActionSpec("project.open_handout", QT_TRANSLATE_NOOP("actions", "Open a handout…"), (), _E, "project"),
    ActionSpec("project.handout", QT_TRANSLATE_NOOP("actions", "Hand out…"), (), _E, "project"),
    ActionSpec("project.bundle", QT_TRANSLATE_NOOP("actions", "Send my work…"), (), _E, "project"),
    ActionSpec("project.merge", QT_TRANSLATE_NOOP("actions", "Merge…"), ("Ctrl+M",), _E, "project"),
    ActionSpec("project.merge_folder", QT_TRANSLATE_NOOP("actions", "Merge a folder…"), (), _E, "project"),
    ActionSpec(
        "project.reverse", QT_TRANSLATE_NOOP("actions", "Take back a merge, import or split…"), (), _E, "project"
    ),
    ActionSpec("project.conflicts", QT_TRANSLATE_NOOP("actions", "Versions to decide…"), (), _E, "project"),
    ActionSpec("project.export", QT_TRANSLATE_NOOP("actions", "Export…"), ("Ctrl+E",), _E, "project"),
    ActionSpec("project.export_gold", QT_TRANSLATE_NOOP("actions", "Export gold…"), (), _E, "project"),
    ActionSpec("project.feedback", QT_TRANSLATE_NOOP("actions", "Feedback…"), (), _E, "project"),
    ActionSpec("project.copy", QT_TRANSLATE_NOOP("actions", "Save a copy…"), (), _E, "project"),
    ActionSpec("project.check", QT_TRANSLATE_NOOP("actions", "Check project…"), (), _E, "project"),
    ActionSpec("project.write", QT_TRANSLATE_NOOP("actions", "Try again to write"), (), _E, "project"),
    ActionSpec("project.backups", QT_TRANSLATE_NOOP("actions", "Backups…"), (), _E, "project"),
    ActionSpec("project.restore_undo", QT_TRANSLATE_NOOP("actions", "Undo the restore"), (), _E, "project"),
    ActionSpec("project.salvage", QT_TRANSLATE_NOOP("actions", "Salvage a damaged project…"), (), _E, "project"),
    ActionSpec("project.people", QT_TRANSLATE_NOOP("actions", "Switch annotator…"), (), _E, "project"),
    ActionSpec("project.annotator", QT_TRANSLATE_NOOP("actions", "Another annotator…"), (), _E, "project"),
    ActionSpec("project.manage", QT_TRANSLATE_NOOP("actions", "People and assignments…"), (), _E, "project"),
    ActionSpec("project.close", QT_TRANSLATE_NOOP("actions", "Close project"), ("Ctrl+W",), _E, "project"),
    ActionSpec("quit", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",), _E, "project"),
)

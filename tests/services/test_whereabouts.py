"""Where a project lies is told on every system from what that system says of itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from annotator.services.whereabouts import (
    LINUX,
    MACOS,
    WINDOWS,
    Kind,
    Surroundings,
    Volume,
    Whereabouts,
    found,
    here,
    whereabouts,
)

LOCAL = Whereabouts(Kind.LOCAL)
MOUNTINFO = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
30 27 0:40 / /mnt/desk rw - nfs4 desk.paper.example:/all rw,vers=4.2
31 27 0:41 / /mnt/all\040of\040us rw - cifs //mai@store/all rw
32 27 0:42 / /h/mai/there rw - fuse.sshfs mai@desk:/srv rw
33 27 0:43 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
34 27 0:44 / /h/mai/g rw - fuse.google-drive-ocamlfuse google-drive-ocamlfuse rw
35 27 8:17 / /media/mai/STICK rw - vfat /dev/sdb1 rw
36 27 0:45 / /mnt/c rw - 9p C:\134 rw
37 30 8:18 / /mnt/desk/here rw - ext4 /dev/sdc1 rw
38 27 0:46 / /mnt/b\303\240i rw - cifs //store/b\303\240i rw
39 27 8:33 / /h/mai/r rw - fuse.rclone drive: rw
40 27 0:47 / /mnt/việc\040chung rw - cifs //store/chung rw
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/h/mai/work/a.annot", LOCAL),
        ("/h/mai/.local/share/annotator/x.annot", LOCAL),
        ("/mnt/desk/a.annot", Whereabouts(Kind.NETWORK, "desk.paper.example")),
        ("/mnt/desk/here/a.annot", LOCAL),
        ("/mnt/desktop/a.annot", LOCAL),
        ("/mnt/all of us/x/a.annot", Whereabouts(Kind.NETWORK, "store")),
        ("/mnt/bài/a.annot", Whereabouts(Kind.NETWORK, "store")),
        ("/mnt/việc chung/a.annot", Whereabouts(Kind.NETWORK, "store")),
        ("/h/mai/there/a.annot", Whereabouts(Kind.NETWORK, "desk")),
        ("/run/user/1000/gvfs/smb-share:server=desk/a.annot", Whereabouts(Kind.NETWORK)),
        ("/mnt/c/mai/a.annot", Whereabouts(Kind.NETWORK)),
        ("/h/mai/g/a.annot", Whereabouts(Kind.SYNCED, "Google Drive")),
        ("/h/mai/r/a.annot", Whereabouts(Kind.NETWORK, "drive")),
        ("/media/mai/STICK/a.annot", Whereabouts(Kind.REMOVABLE)),
        ("/h/mai/Dropbox/a.annot", Whereabouts(Kind.SYNCED, "Dropbox")),
        ("/h/mai/Dropbox (Paper)/x/a.annot", Whereabouts(Kind.SYNCED, "Dropbox")),
        ("/h/mai/OneDrive/a.annot", Whereabouts(Kind.SYNCED, "OneDrive")),
        ("/h/mai/Nextcloud2/a.annot", Whereabouts(Kind.SYNCED, "Nextcloud")),
        ("/h/mai/pCloudDrive/a.annot", Whereabouts(Kind.SYNCED, "pCloud")),
        ("/h/mai/work/Dropbox/a.annot", LOCAL),
        ("/h/mai/Dropboxes/a.annot", LOCAL),
        ("/h/mai/boxes/a.annot", LOCAL),
    ],
)
def test_on_linux(path: str, place: Whereabouts) -> None:
    assert found(path, Surroundings(LINUX, {}, "/h/mai", MOUNTINFO, exists=lambda _path: False)) == place


MOUNTED = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//mai@store._smb._tcp.local/all on /Volumes/all (smbfs, nodev, nosuid, mounted by mai)
/dev/disk5s1 on /Volumes/STICK (exfat, local, nodev, nosuid, noowners)
desk:/srv on /private/desk (nfs, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/u/mai/work/a.annot", LOCAL),
        ("/u/mai/Library/Application Support/annotator/a.annot", LOCAL),
        ("/u/mai/Library/Mobile Documents/com~apple~CloudDocs/a.annot", Whereabouts(Kind.SYNCED, "iCloud")),
        ("/u/mai/Library/CloudStorage/OneDrive-Paper/a.annot", Whereabouts(Kind.SYNCED, "OneDrive")),
        ("/u/mai/Library/CloudStorage/GoogleDrive-mai@x.example/My Drive/a.annot",
         Whereabouts(Kind.SYNCED, "Google Drive")),
        ("/u/mai/Library/CloudStorage/Dropbox/a.annot", Whereabouts(Kind.SYNCED, "Dropbox")),
        ("/u/mai/Documents/a.annot", Whereabouts(Kind.SYNCED, "iCloud")),
        ("/u/mai/Desktop/a.annot", LOCAL),
        ("/Volumes/all/a.annot", Whereabouts(Kind.NETWORK, "store._smb._tcp.local")),
        ("/private/desk/a.annot", Whereabouts(Kind.NETWORK, "desk")),
        ("/Volumes/STICK/a.annot", Whereabouts(Kind.REMOVABLE)),
    ],
)  # fmt: skip
def test_on_macos(path: str, place: Whereabouts) -> None:
    taken_over = {"/u/mai/Library/Mobile Documents/com~apple~CloudDocs/Documents"}
    assert found(path, Surroundings(MACOS, {}, "/u/mai", MOUNTED, exists=taken_over.__contains__)) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (r"C:\P\Mai\work\a.annot", LOCAL),
        (r"C:\P\Mai\AppData\Local\annotator\a.annot", LOCAL),
        (r"c:\p\mai\onedrive - PAPER\Documents\a.annot", Whereabouts(Kind.SYNCED, "OneDrive")),
        (r"D:\Cloud\One\a.annot", Whereabouts(Kind.SYNCED, "OneDrive")),
        (r"E:\Drop\x\a.annot", Whereabouts(Kind.SYNCED, "Dropbox")),
        (r"C:\P\Mai\iCloudDrive\a.annot", Whereabouts(Kind.SYNCED, "iCloud")),
        (r"G:\My Drive\a.annot", Whereabouts(Kind.SYNCED, "Google Drive")),
        (r"\\store\all\a.annot", Whereabouts(Kind.NETWORK, "store")),
        (r"\\?\UNC\store\all\a.annot", Whereabouts(Kind.NETWORK, "store")),
        (r"\\?\C:\P\Mai\work\a.annot", LOCAL),
        (r"Z:\a.annot", Whereabouts(Kind.NETWORK)),
        (r"U:\a.annot", Whereabouts(Kind.REMOVABLE)),
    ],
)
def test_on_windows(path: str, place: Whereabouts) -> None:
    volumes = {"G:\\": Volume(3, "Google Drive"), "Z:\\": Volume(4), "U:\\": Volume(2), "C:\\": Volume(3, "Windows")}
    texts = {r"C:\P\Mai\AppData\Local\Dropbox\info.json": json.dumps({"personal": {"path": "E:\\Drop"}})}
    there = Surroundings(
        WINDOWS,
        {
            "OneDrive": r"D:\Cloud\One",
            "LOCALAPPDATA": r"C:\P\Mai\AppData\Local",
            "APPDATA": r"C:\P\Mai\AppData",
        },
        r"C:\P\Mai",
        "",
        exists=lambda _path: False,
        text_of=lambda path: texts.get(path, ""),
        volume=lambda drive: volumes.get(drive, Volume()),
    )
    assert found(path, there) == place


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".stfolder", "Syncthing"),
        (".tmp.drivedownload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync/ID", "Resilio Sync"),
    ],
)
def test_a_folder_is_known_by_what_its_sync_program_leaves_in_it(tmp_path: Path, mark: str, name: str) -> None:
    top = tmp_path / "ours"
    (top / "deep" / "er").mkdir(parents=True)
    (top / mark).mkdir(parents=True)
    assert whereabouts(top / "deep" / "er" / "a.annot") == Whereabouts(Kind.SYNCED, name)
    assert whereabouts(tmp_path / "a.annot").is_safe


def test_dropbox_is_asked_where_its_folders_are(own_folders: Path, tmp_path: Path) -> None:
    info = own_folders / ".dropbox" / "info.json"
    info.parent.mkdir()
    info.write_text(json.dumps({"business": {"path": str(tmp_path / "paper"), "host": 1}, "odd": 3}))
    assert whereabouts(tmp_path / "paper" / "a.annot") == Whereabouts(Kind.SYNCED, "Dropbox")
    assert whereabouts(tmp_path / "a.annot").is_safe
    for said in ("", "[1]", "{", '{"personal": {"path": 3}}', "\0"):
        info.write_text(said)
        assert whereabouts(tmp_path / "paper" / "a.annot").is_safe


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_followed_both_into_a_synced_folder_and_out_of_one(own_folders: Path, tmp_path: Path) -> None:
    synced, local = own_folders / "Dropbox", tmp_path / "work"
    synced.mkdir()
    local.mkdir()
    (local / "in").symlink_to(synced, target_is_directory=True)
    (synced / "out.annot").symlink_to(local / "a.annot")
    assert whereabouts(local / "in" / "a.annot") == Whereabouts(Kind.SYNCED, "Dropbox")
    assert whereabouts(synced / "out.annot").is_safe


def test_this_system_can_be_asked(tmp_path: Path) -> None:
    there = here()
    assert there.home
    assert there.mounts or there.system == WINDOWS
    assert isinstance(whereabouts(tmp_path), Whereabouts)

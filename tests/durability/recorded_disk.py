#!/usr/bin/python3
"""A disk that remembers each write and each flush, so that it can be had as a power cut at any moment would have left it.

As a program it is a file system with one file, `disk`, which a loop device makes a block device of: the kernel's loop driver
passes what is written on as writes, and flushes as fsync. As a module it makes, of the record, the disk of a moment.

Usage: recorded_disk.py <mount point> <image> <record>
"""
import contextlib
import errno
import importlib.util
import os
import pathlib
import re
import shutil
import stat
import struct
import subprocess
import sys
import time

HEAD = struct.Struct("<QI")  # offset, size; then the bytes. A flush: of size 0
SECTOR = 512                 # what a disk writes whole
MEGABYTES = 160              # /readyz wants 64 of them free


class RecordedDisk:
    """`with` it, ext4 is mounted at `folder`/mounted; position() rises with each write and flush."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.mounted, self.record = self.folder / "mounted", self.folder / "record"
        self.first, self.present = self.folder / "first.img", self.folder / "present.img"

    def position(self):
        return self.record.stat().st_size

    def fail_writes_to(self, file):
        """From now on what is written to the places that the file has on the disk fails, as on a broken disk; until heal()."""
        found = subprocess.run(["filefrag", "-v", "-b4096", file], check=True, capture_output=True, text=True).stdout
        ranges = re.findall(r"^ +\d+: +\d+\.\. +\d+: +(\d+)\.\. +(\d+):", found, re.MULTILINE)
        draft = self.folder / "failing.draft"
        draft.write_text("".join(f"{int(first) * 4096} {(int(last) + 1) * 4096}\n" for first, last in ranges))
        draft.rename(self.folder / "failing")
        return len(ranges)

    def heal(self):
        (self.folder / "failing").unlink()

    def __enter__(self):
        place = self.folder / "place"
        for made in (self.mounted, place):
            made.mkdir(parents=True)
        with open(self.first, "wb") as image:
            image.truncate(MEGABYTES << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.first],
                       check=True)
        subprocess.run(["cp", "--sparse=always", self.first, self.present], check=True)
        self.record.touch()
        with contextlib.ExitStack() as undo:
            process = subprocess.Popen([sys.executable, __file__, place, self.present, self.record])
            undo.callback(process.wait)
            undo.callback(unmount, place)
            while not (place / "disk").exists():
                if process.poll() is not None:
                    raise OSError("FUSE doesn't work here")
                time.sleep(0.01)
            mount(place / "disk", self.mounted)
            undo.callback(unmount, self.mounted)
            self.undo = undo.pop_all()
        return self

    def __exit__(self, *_):
        self.undo.close()

    def cuts(self, positions, dice):
        """For each position, in rising order, the position of the next write or flush, and an image of what a power cut then might
        have left. All that was written before the
        last flush is there; of the rest, each write is there, isn't, or some of its sectors are."""
        cut, durable = self.folder / "cut.img", self.folder / "durable.img"
        subprocess.run(["cp", "--sparse=always", self.first, durable], check=True)
        waiting, at = [], 0
        with open(self.record, "rb") as record, open(durable, "r+b") as disk:
            for position in positions:
                while at < position:
                    offset, size = HEAD.unpack(record.read(HEAD.size))
                    at += HEAD.size + size
                    waiting.append((offset, record.read(size)))
                    if size == 0:
                        apply(disk, waiting)
                        waiting.clear()
                disk.flush()
                subprocess.run(["cp", "--sparse=always", durable, cut], check=True)
                with open(cut, "r+b") as image:
                    apply(image, left_of(waiting, dice))
                yield at, cut


def apply(disk, writes):
    for offset, data in writes:
        disk.seek(offset)
        disk.write(data)


def left_of(writes, dice):
    """Of writes that weren't flushed, what the disk may have: sector by sector where one was torn."""
    share = dice.choice((0.0, 1.0, dice.random()))
    for offset, data in writes:
        if dice.random() < 0.1:
            for begin in range(0, len(data), SECTOR):
                if dice.random() < share:
                    yield offset + begin, data[begin:begin + SECTOR]
        elif dice.random() < share:
            yield offset, data


def mount(image, folder):
    """By a loop device that goes when it is unmounted."""
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)


def unmount(folder):
    """Its loop device goes a moment later, and may hold what it lies on until then."""
    for _ in range(1000):
        if subprocess.run(["umount", folder], stderr=subprocess.DEVNULL).returncode == 0:
            return
        time.sleep(0.01)
    raise OSError(f"{folder} can't be unmounted")


@contextlib.contextmanager
def mounted(image, folder):
    folder.mkdir(exist_ok=True)
    mount(image, folder)
    try:
        yield folder
    finally:
        unmount(folder)


def why_not():
    """What is missing to run this; None: nothing."""
    if os.geteuid() != 0:
        return "disks are mounted by root only"
    for tool in ("mkfs.ext4", "filefrag", "mount", "unshare"):
        if not shutil.which(tool):
            return f"there is no {tool}"
    if importlib.util.find_spec("fusepy") is None:
        return "there is no python3-fusepy"
    if subprocess.run(["unshare", "-m", "true"], stderr=subprocess.DEVNULL).returncode != 0:
        return "nothing can be mounted here"
    if not os.path.exists("/dev/fuse") or not os.path.exists("/dev/loop-control"):
        return "the kernel has no FUSE or no loop devices here"
    return None


def serve(place, image, record):
    from fusepy import FUSE, FuseOSError, Operations

    class OneFile(Operations):
        def __init__(self):
            self.image, self.record = os.open(image, os.O_RDWR), os.open(record, os.O_WRONLY | os.O_APPEND)
            self.failing = pathlib.Path(record).with_name("failing")

        def getattr(self, path, fh=None):
            if path == "/":
                return {"st_mode": stat.S_IFDIR | 0o700, "st_nlink": 2}
            if path == "/disk":
                return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": os.fstat(self.image).st_size}
            raise FuseOSError(errno.ENOENT)

        def read(self, path, size, offset, fh):
            return os.pread(self.image, size, offset)

        def write(self, path, data, offset, fh):
            if self.failing.exists():
                for line in self.failing.read_text().splitlines():
                    first, last = map(int, line.split())
                    if offset < last and offset + len(data) > first:
                        raise FuseOSError(errno.EIO)
            os.write(self.record, HEAD.pack(offset, len(data)) + data)
            return os.pwrite(self.image, data, offset)

        def fsync(self, path, datasync, fh):
            os.write(self.record, HEAD.pack(0, 0))

    FUSE(OneFile(), place, foreground=True, nothreads=True, big_writes=True)


if __name__ == "__main__":
    serve(*sys.argv[1:])

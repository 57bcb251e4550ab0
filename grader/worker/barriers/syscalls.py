"""System calls: those that Python and TensorFlow use are allowed, no other exists.

Theory of operation. libseccomp translates the lists below into a program for the kernel, once in
the server; each worker installs it in a moment. What is on no list answers ENOSYS, as on an older
kernel, so that libraries fall back to what there is. What a student may meet in earnest, sockets
above all, answers EPERM, which reads as "Operation not permitted". Sockets that exist already (a
notebook's kernel is given its own) can be used, but none can be made.
"""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from typing import Any

from grader.worker.barriers import linux

FILES = """
read write open openat openat2 creat close close_range lseek pread64 pwrite64 readv writev preadv
pwritev preadv2 pwritev2 stat fstat lstat newfstatat fstatat64 statx statfs fstatfs access faccessat
faccessat2 readlink readlinkat getdents getdents64 getcwd chdir fchdir rename renameat renameat2
mkdir mkdirat rmdir link linkat unlink unlinkat symlink symlinkat umask truncate ftruncate fallocate
fadvise64 readahead fsync fdatasync sync_file_range flock fcntl dup dup2 dup3 pipe pipe2 ioctl
sendfile splice tee vmsplice copy_file_range getxattr lgetxattr fgetxattr listxattr llistxattr
flistxattr cachestat
"""
ATTRIBUTES = """
chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat utimensat
"""
MEMORY = """
brk munmap mremap mprotect msync mincore madvise mlock mlock2 munlock mlockall munlockall
membarrier pkey_alloc pkey_free pkey_mprotect get_mempolicy map_shadow_stack
"""
PROCESSES = """
fork vfork execve execveat exit exit_group wait4 waitid waitpid getpid getppid gettid getpgid
getpgrp setpgid getsid setsid getuid geteuid getgid getegid getresuid getresgid getgroups
getpriority sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_getattr
sched_get_priority_max sched_get_priority_min sched_rr_get_interval getcpu getrlimit setrlimit
getrusage times uname sysinfo arch_prctl capget set_tid_address set_robust_list
get_robust_list rseq futex futex_waitv restart_syscall pidfd_open
"""
SCHEDULING = "sched_setaffinity sched_setparam sched_setscheduler sched_setattr"
SIGNALS = """
kill tkill tgkill rt_sigaction rt_sigprocmask rt_sigpending rt_sigreturn rt_sigsuspend
rt_sigtimedwait rt_sigqueueinfo rt_tgsigqueueinfo sigaltstack sigreturn signalfd signalfd4 pause
alarm pidfd_send_signal
"""
TIME = """
time gettimeofday clock_gettime clock_getres clock_nanosleep nanosleep getitimer setitimer
timer_create timer_settime timer_gettime timer_getoverrun timer_delete timerfd_create
timerfd_settime timerfd_gettime
"""
WAITING = """
select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_wait
epoll_pwait epoll_pwait2 eventfd eventfd2 getrandom
"""
OPEN_SOCKETS = """
accept accept4 sendto recvfrom recvmsg recvmmsg shutdown getsockname getpeername getsockopt
setsockopt
"""
REFUSED = """
socket connect bind listen ptrace process_vm_readv process_vm_writev pidfd_getfd kcmp mount umount2
pivot_root chroot unshare setns bpf perf_event_open io_uring_setup userfaultfd keyctl add_key
request_key memfd_create memfd_secret shmget shmat shmctl semget semop semctl msgget msgsnd msgrcv
mq_open mq_unlink personality reboot kexec_load init_module finit_module delete_module swapon
swapoff sethostname setdomainname open_by_handle_at name_to_handle_at mknod mknodat quotactl acct
setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset syslog
settimeofday clock_settime adjtimex iopl ioperm modify_ldt process_madvise migrate_pages
move_pages set_mempolicy mbind inotify_init inotify_init1 inotify_add_watch inotify_rm_watch
sendmsg sendmmsg
"""
ALLOWED = (FILES, MEMORY, PROCESSES, SIGNALS, TIME, WAITING, OPEN_SOCKETS)
KIND_OF_SOCKET = 0xF
CONNECTED_KINDS = (socket.SOCK_STREAM, socket.SOCK_SEQPACKET)  # others can send to any address
NEW_NAMESPACES = 0x7E02_0080  # every CLONE_NEW* flag
SIGNALLING = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")

SIGNALLING_COMMANDS = (8, 10, 15)  # fcntl's F_SETOWN, F_SETSIG and F_SETOWN_EX
SIGNALLING_REQUESTS = (0x8901, 0x8902, 0x5452)  # ioctl's FIOSETOWN, SIOCSPGRP and FIOASYNC
F_SETFL, O_ASYNC = 4, 0x2000
MAP_SHARED, MAP_ANONYMOUS = 0x01, 0x20
"""Memory that is both is on no process's account once it is no longer mapped in full."""

PROCESS_OPTIONS = (
    *(1, 2, 3, 15, 16, 21, 23, 27, 29, 30, 37, 38, 39, 41, 42, 47),
    *(0x53564D41, 0x41555856),
)
"""prctl's: signal at the parent's end, names, timer slack, huge pages, and what only asks.

Not to give up being the reaper of orphans, nor to keep others from looking at its memory.
"""


def compiled(*, attributes: bool) -> bytes:
    """The filter, as the kernel takes it.

    Args:
        attributes: whether the modes, owners and times of files can be changed. If not, that
            seems to succeed and changes nothing: copying a file asks for it and can do without.

    Raises:
        ImportError: libseccomp is not installed.
    """
    import_libseccomp()
    import pyseccomp

    chosen = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    for name in " ".join(ALLOWED).split():
        _add(chosen, pyseccomp.ALLOW, name)
    for name in ATTRIBUTES.split():
        _add(chosen, pyseccomp.ALLOW if attributes else pyseccomp.ERRNO(0), name)
    # clone3 hides its flags behind a pointer: without it, glibc uses clone.
    harmless = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, NEW_NAMESPACES, 0)
    _add(chosen, pyseccomp.ALLOW, "clone", harmless)
    _only_itself(chosen)
    _accountable(chosen)
    for kind in CONNECTED_KINDS:
        own = pyseccomp.Arg(0, pyseccomp.EQ, socket.AF_UNIX)
        connected = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, KIND_OF_SOCKET, kind)
        _add(chosen, pyseccomp.ALLOW, "socketpair", own, connected)
    for name in REFUSED.split():
        _add(chosen, pyseccomp.ERRNO(errno.EPERM), name)
    with tempfile.TemporaryFile() as file:
        chosen.export_bpf(file)
        file.seek(0)
        return file.read()


def _accountable(chosen: Any) -> None:
    """Nothing that the watches over memory, tasks and the disk would not see."""
    import pyseccomp

    both = MAP_SHARED | MAP_ANONYMOUS
    for kind in (0, MAP_SHARED, MAP_ANONYMOUS):
        seen = pyseccomp.Arg(3, pyseccomp.MASKED_EQ, both, kind)
        _add(chosen, pyseccomp.ALLOW, "mmap", seen)
    unseen = pyseccomp.Arg(3, pyseccomp.MASKED_EQ, both, both)
    _add(chosen, pyseccomp.ERRNO(errno.EPERM), "mmap", unseen)
    for option in PROCESS_OPTIONS:
        _add(chosen, pyseccomp.ALLOW, "prctl", pyseccomp.Arg(0, pyseccomp.EQ, option))


def _only_itself(chosen: Any) -> None:
    """Limits and priorities are set for itself alone, not for whatever has the same user.

    Scheduling names threads, the own ones too; for any but the caller it seems to succeed.
    """
    import pyseccomp

    itself, other = pyseccomp.Arg(0, pyseccomp.EQ, 0), pyseccomp.Arg(0, pyseccomp.NE, 0)
    _add(chosen, pyseccomp.ALLOW, "prlimit64", itself)
    _add(chosen, pyseccomp.ERRNO(errno.EPERM), "prlimit64", other)
    _add(chosen, pyseccomp.ALLOW, "setpriority", itself, pyseccomp.Arg(1, pyseccomp.EQ, 0))
    for name in SCHEDULING.split():
        _add(chosen, pyseccomp.ALLOW, name, itself)
        _add(chosen, pyseccomp.ERRNO(0), name, other)


def import_libseccomp() -> None:
    """Load the library.

    Raises:
        ImportError: it is not there.
    """
    try:
        import pyseccomp  # noqa: F401
    except (RuntimeError, OSError) as error:
        raise ImportError(f"libseccomp cannot be loaded: {error}") from None


def _add(chosen: Any, action: int, name: str, *arguments: Any) -> None:
    """A rule for a call; one that this processor or this libseccomp does not know is left out."""
    try:
        chosen.add_rule(action, name, *arguments)
    except (ValueError, OSError):
        return


def signal_only_itself() -> None:
    """This process may send signals to itself alone: where Landlock cannot say so."""
    import pyseccomp

    chosen = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    other = pyseccomp.Arg(0, pyseccomp.NE, os.getpid())
    for name in SIGNALLING:
        _add(chosen, pyseccomp.ERRNO(errno.EPERM), name, other)
    for name in ("tkill", "pidfd_send_signal"):
        _add(chosen, pyseccomp.ERRNO(errno.EPERM), name)
    for command in SIGNALLING_COMMANDS:
        asked = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFF_FFFF, command)
        _add(chosen, pyseccomp.ERRNO(errno.EPERM), "fcntl", asked)
    for request in SIGNALLING_REQUESTS:
        asked = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFF_FFFF, request)
        _add(chosen, pyseccomp.ERRNO(errno.EPERM), "ioctl", asked)
    setting = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFF_FFFF, F_SETFL)
    signalled = pyseccomp.Arg(2, pyseccomp.MASKED_EQ, O_ASYNC, O_ASYNC)
    _add(chosen, pyseccomp.ERRNO(errno.EPERM), "fcntl", setting, signalled)
    chosen.load()


def truncate_nothing_by_name() -> None:
    """Files are cut short through a descriptor for writing alone: where Landlock cannot say so."""
    import pyseccomp

    chosen = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    _add(chosen, pyseccomp.ERRNO(errno.EACCES), "truncate")
    _add(chosen, pyseccomp.ERRNO(errno.ENOSYS), "openat2")  # its flags are behind a pointer
    for name, place in (("open", 1), ("openat", 2)):
        for_reading = os.O_ACCMODE | os.O_TRUNC
        cut = pyseccomp.Arg(place, pyseccomp.MASKED_EQ, for_reading, os.O_TRUNC | os.O_RDONLY)
        _add(chosen, pyseccomp.ERRNO(errno.EACCES), name, cut)
    chosen.load()


def install(program: bytes) -> None:
    """Put this process, which must have one thread, under a compiled filter."""
    linux.install_filter(program)

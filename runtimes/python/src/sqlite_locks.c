/* fcntl as SQLite sees it.
 *
 * SQLite arbitrates between the connections of one process itself and uses fcntl's advisory locks
 * only against other processes. There are none, so every such lock is granted. (Without them its
 * WASI build falls back to lock files, which do not let one connection read while another has begun
 * to write.) */
#include <fcntl.h>
#include <stdarg.h>

/* wasi-libc has no such commands; these are SQLite's own numbers for WASI. */
enum { GET_LOCK = 12, SET_LOCK = 13, SET_LOCK_WAIT = 14, UNLOCKED = 2 };

int petri_sqlite_fcntl(int fd, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    switch (command) {
    case GET_LOCK:
        ((struct flock *)argument)->l_type = UNLOCKED;
        return 0;
    case SET_LOCK:
    case SET_LOCK_WAIT:
        return 0;
    default:
        return fcntl(fd, command, argument);
    }
}

/* Files: `host.files`. Thin over the C library; the rules of Node are in node/bindings/fs.js. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/stat.h>
#include "host.h"

/* WASI numbers errors its own way; programs compare `error.errno` with Linux's numbers. */
static const struct { int here, linux_number; } errno_map[] = {
    { EPERM, 1 }, { ENOENT, 2 }, { EINTR, 4 }, { EIO, 5 }, { ENXIO, 6 }, { E2BIG, 7 },
    { EBADF, 9 }, { EAGAIN, 11 }, { ENOMEM, 12 }, { EACCES, 13 }, { EFAULT, 14 },
    { EBUSY, 16 }, { EEXIST, 17 }, { EXDEV, 18 }, { ENODEV, 19 }, { ENOTDIR, 20 },
    { EISDIR, 21 }, { EINVAL, 22 }, { ENFILE, 23 }, { EMFILE, 24 }, { ENOTTY, 25 },
    { ETXTBSY, 26 }, { EFBIG, 27 }, { ENOSPC, 28 }, { ESPIPE, 29 }, { EROFS, 30 },
    { EMLINK, 31 }, { EPIPE, 32 }, { ERANGE, 34 }, { ENAMETOOLONG, 36 }, { ENOSYS, 38 },
    { ENOTEMPTY, 39 }, { ELOOP, 40 }, { EOVERFLOW, 75 }, { EILSEQ, 84 }, { EOPNOTSUPP, 95 },
    { ENOTSUP, 95 }, { ETIMEDOUT, 110 }, { ESTALE, 116 }, { EDQUOT, 122 },
#ifdef ENOTCAPABLE
    { ENOTCAPABLE, 1 }, /* outside of what the sandbox shows: "operation not permitted" */
#endif
};

int failure(void)
{
    for (int i = 0; i < COUNT_OF(errno_map); i++) {
        if (errno_map[i].here == errno)
            return -errno_map[i].linux_number;
    }
    return -5; /* EIO */
}

static JSValue result(JSContext *ctx, int64_t value)
{
    return JS_NewInt64(ctx, value < 0 ? failure() : value);
}

/* Linux's open flags, which Node's fs.constants carry, in the numbers of this C library. */
static int open_flags(int flags)
{
    static const int access[] = { O_RDONLY, O_WRONLY, O_RDWR, O_RDWR };
    static const struct { int linux_flag, here; } others[] = {
        { 0100, O_CREAT }, { 0200, O_EXCL }, { 01000, O_TRUNC }, { 02000, O_APPEND },
        { 04000, O_NONBLOCK }, { 0200000, O_DIRECTORY }, { 0400000, O_NOFOLLOW },
        { 010000, O_DSYNC }, { 04010000, O_SYNC },
    };
    int here = access[flags & 3];

    for (int i = 0; i < COUNT_OF(others); i++) {
        if ((flags & others[i].linux_flag) == others[i].linux_flag)
            here |= others[i].here;
    }
    return here;
}

/* (path, flags, mode) */
HOST_FUNCTION(open_file)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    JSValue fd;

    if (!path)
        return JS_EXCEPTION;
    fd = result(ctx, open(path, open_flags(to_int(ctx, argv[1])), to_int(ctx, argv[2])));
    JS_FreeCString(ctx, path);
    return fd;
}

HOST_FUNCTION(close_file)
{
    return result(ctx, close(to_int(ctx, argv[0])));
}

/* (fd, bytes, offset, length, position or -1): the part of `bytes` to read into or write from. */
static uint8_t *transfer_part(JSContext *ctx, JSValueConst *argv, size_t *length)
{
    size_t size, offset;
    uint8_t *bytes = engine_bytes(argv[1], &size);

    offset = to_size(ctx, argv[2], size);
    *length = to_size(ctx, argv[3], size - offset);
    return bytes + offset;
}

HOST_FUNCTION(read_file)
{
    size_t length;
    uint8_t *bytes = transfer_part(ctx, argv, &length);
    double position = to_double(ctx, argv[4]);
    int fd = to_int(ctx, argv[0]);
    struct stat st;
    ssize_t count;

    do
        count = position >= 0 ? pread(fd, bytes, length, (off_t)position) : read(fd, bytes, length);
    while (interrupted(count));

    /* WASI says "bad file descriptor" of a directory */
    if (count < 0 && errno == EBADF && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
        errno = EISDIR;
    return result(ctx, count);
}

HOST_FUNCTION(write_file)
{
    size_t length;
    uint8_t *bytes = transfer_part(ctx, argv, &length);
    double position = to_double(ctx, argv[4]);
    int fd = to_int(ctx, argv[0]);
    ssize_t count;

    do
        count = position >= 0 ? pwrite(fd, bytes, length, (off_t)position) : write(fd, bytes, length);
    while (interrupted(count));
    return result(ctx, count);
}

static int write_all(int fd, const char *text, size_t size)
{
    while (size) {
        ssize_t written = write(fd, text, size);
        if (interrupted(written) || (written < 0 && errno == EAGAIN))
            continue;
        if (written < 0)
            return -1;
        text += written;
        size -= written;
    }
    return 0;
}

/* (fd, text, whether a line ends after it): all of it, as UTF-8. The way of console.log. */
HOST_FUNCTION(write_text)
{
    size_t size;
    EngineText text;
    const char *utf8;
    int status, fd = to_int(ctx, argv[0]), line_end = JS_ToBool(ctx, argv[2]);
    char small[1024], *line;

    /* most lines are short and ASCII: no allocation for those */
    if (engine_text(ctx, argv[1], &text) && text.latin1 && text.length < sizeof(small)) {
        uint8_t high = 0;
        for (uint32_t i = 0; i < text.length; i++)
            high |= small[i] = text.latin1[i];
        small[text.length] = '\n';
        if (!(high & 0x80))
            return result(ctx, write_all(fd, small, text.length + line_end));
    }
    utf8 = JS_ToCStringLen(ctx, &size, argv[1]);
    if (!utf8)
        return JS_EXCEPTION;
    if (line_end) {
        line = js_malloc(ctx, size + 1);
        if (!line) {
            JS_FreeCString(ctx, utf8);
            return JS_EXCEPTION;
        }
        memcpy(line, utf8, size);
        line[size] = '\n';
        status = write_all(fd, line, size + 1);
        js_free(ctx, line);
    } else {
        status = write_all(fd, utf8, size);
    }
    JS_FreeCString(ctx, utf8);
    return result(ctx, status);
}

/* (path or fd, "stat" | "lstat" | "fstat", array, whether it is a BigInt64Array rather than a
   Float64Array): fills the 18 fields of Node's stat array. */
HOST_FUNCTION(stat_file)
{
    const char *how = JS_ToCString(ctx, argv[1]), *path = NULL;
    size_t size;
    void *out = engine_bytes(argv[2], &size);
    struct stat st;
    int status;

    if (!how || !out || size < 18 * sizeof(double))
        return JS_ThrowTypeError(ctx, "stat: bad arguments");
    if (*how == 'f') {
        status = fstat(to_int(ctx, argv[0]), &st);
    } else {
        path = JS_ToCString(ctx, argv[0]);
        if (!path)
            return JS_EXCEPTION;
        status = *how == 'l' ? lstat(path, &st) : stat(path, &st);
    }
    JS_FreeCString(ctx, how);
    if (status == 0) {
        /* WASI has no permissions: files show as their owner's, readable by all */
        uint32_t mode = st.st_mode;
#ifdef __wasi__
        mode |= S_ISDIR(mode) ? 0755 : S_ISLNK(mode) ? 0777 : S_ISCHR(mode) ? 0620 : 0644;
#endif
        double fields[18] = {
            st.st_dev, mode, st.st_nlink, st.st_uid, st.st_gid, st.st_rdev, 4096,
            st.st_ino, st.st_size, (double)((st.st_size + 511) / 512),
            st.st_atim.tv_sec, st.st_atim.tv_nsec, st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
            st.st_ctim.tv_sec, st.st_ctim.tv_nsec, st.st_ctim.tv_sec, st.st_ctim.tv_nsec,
        };
        if (JS_ToBool(ctx, argv[3])) {
            for (int i = 0; i < COUNT_OF(fields); i++)
                ((int64_t *)out)[i] = (int64_t)fields[i];
        } else {
            memcpy(out, fields, sizeof(fields));
        }
    }
    JSValue answer = result(ctx, status);
    JS_FreeCString(ctx, path);
    return answer;
}

/* (path): [name, libuv's type number, …] */
HOST_FUNCTION(read_directory)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    struct dirent *entry;
    JSValue list;
    uint32_t n = 0;
    DIR *directory;

    if (!path)
        return JS_EXCEPTION;
    directory = opendir(path);
    if (!directory) {
        list = result(ctx, -1);
        JS_FreeCString(ctx, path);
        return list;
    }
    JS_FreeCString(ctx, path);
    list = JS_NewArray(ctx);
    while ((entry = readdir(directory))) {
        int type = entry->d_type == DT_REG ? 1 : entry->d_type == DT_DIR ? 2
                 : entry->d_type == DT_LNK ? 3 : entry->d_type == DT_CHR ? 6 : 0;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        JS_SetPropertyUint32(ctx, list, n++, JS_NewString(ctx, entry->d_name));
        JS_SetPropertyUint32(ctx, list, n++, JS_NewInt32(ctx, type));
    }
    closedir(directory);
    return list;
}

/* Calls with one path, and perhaps a number. */
enum { MKDIR, UNLINK, RMDIR, ACCESS, CHDIR, CHMOD };

static JSValue with_path(JSContext *ctx, JSValueConst *argv, int operation)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    int number = to_int(ctx, argv[1]), status = -1;
    struct stat st;
    JSValue answer;

    if (!path)
        return JS_EXCEPTION;
    switch (operation) {
    case MKDIR: status = mkdir(path, number); break;
    case UNLINK: status = unlink(path); break;
    case RMDIR: status = rmdir(path); break;
    case CHDIR: status = chdir(path); break;
    case CHMOD:
#ifdef __wasi__
        status = stat(path, &st); /* WASI has no permissions to change */
#else
        (void)st;
        status = chmod(path, number);
#endif
        break;
    case ACCESS: {
        /* Linux's bits: read 4, write 2, execute 1 */
        int mode = F_OK;
        if (number & 4) mode |= R_OK;
        if (number & 2) mode |= W_OK;
        if (number & 1) mode |= X_OK;
        status = access(path, mode);
        break;
    }
    }
    answer = result(ctx, status);
    JS_FreeCString(ctx, path);
    return answer;
}

HOST_FUNCTION(make_directory) { return with_path(ctx, argv, MKDIR); }
HOST_FUNCTION(unlink_file) { return with_path(ctx, argv, UNLINK); }
HOST_FUNCTION(remove_directory) { return with_path(ctx, argv, RMDIR); }
HOST_FUNCTION(access_file) { return with_path(ctx, argv, ACCESS); }
HOST_FUNCTION(change_directory) { return with_path(ctx, argv, CHDIR); }
HOST_FUNCTION(change_mode) { return with_path(ctx, argv, CHMOD); }

enum { RENAME, LINK, SYMLINK };

static JSValue with_two_paths(JSContext *ctx, JSValueConst *argv, int operation)
{
    const char *from = JS_ToCString(ctx, argv[0]), *to = JS_ToCString(ctx, argv[1]);
    JSValue answer = JS_EXCEPTION;

    if (from && to) {
        answer = result(ctx, operation == RENAME ? rename(from, to)
                           : operation == LINK ? link(from, to) : symlink(from, to));
    }
    JS_FreeCString(ctx, from);
    JS_FreeCString(ctx, to);
    return answer;
}

HOST_FUNCTION(rename_file) { return with_two_paths(ctx, argv, RENAME); }
HOST_FUNCTION(link_file) { return with_two_paths(ctx, argv, LINK); }
HOST_FUNCTION(symlink_file) { return with_two_paths(ctx, argv, SYMLINK); }

HOST_FUNCTION(truncate_file)
{
    return result(ctx, ftruncate(to_int(ctx, argv[0]), (off_t)to_double(ctx, argv[1])));
}

HOST_FUNCTION(sync_file)
{
    /* files do not outlive the run, so there is only the descriptor to check */
    struct stat status;
    return result(ctx, fstat(to_int(ctx, argv[0]), &status));
}

static struct timespec to_timespec(double seconds)
{
    struct timespec time;

    time.tv_sec = (time_t)seconds;
    if (time.tv_sec > seconds)
        time.tv_sec--;
    time.tv_nsec = (long)((seconds - time.tv_sec) * 1e9);
    return time;
}

/* (path or fd, access time, modification time, follow links): times in seconds. */
HOST_FUNCTION(set_times)
{
    struct timespec times[2] = { to_timespec(to_double(ctx, argv[1])),
                                 to_timespec(to_double(ctx, argv[2])) };
    const char *path;
    JSValue answer;

    if (JS_IsNumber(argv[0]))
        return result(ctx, futimens(to_int(ctx, argv[0]), times));
    path = JS_ToCString(ctx, argv[0]);
    if (!path)
        return JS_EXCEPTION;
    answer = result(ctx, utimensat(AT_FDCWD, path, times,
                                   JS_ToBool(ctx, argv[3]) ? 0 : AT_SYMLINK_NOFOLLOW));
    JS_FreeCString(ctx, path);
    return answer;
}

HOST_FUNCTION(read_link)
{
    const char *path = JS_ToCString(ctx, argv[0]);
    char target[4096];
    ssize_t length;
    JSValue answer;

    if (!path)
        return JS_EXCEPTION;
    length = readlink(path, target, sizeof(target));
    answer = length < 0 ? result(ctx, -1) : JS_NewStringLen(ctx, target, length);
    JS_FreeCString(ctx, path);
    return answer;
}

HOST_FUNCTION(working_directory)
{
    char path[4096];

    return getcwd(path, sizeof(path)) ? JS_NewString(ctx, path) : result(ctx, -1);
}

/* ---- paths as text ---- */

/* Paths longer than this are left to Node. */
enum { PATH_SIZE = 1024 };

/* Takes empty, "." and ".." segments out of a path, in place; answers its new length. A leading
   slash and a slash at the end are not part of it. What Node's normalizeString() does. */
static size_t normalize(char *path, size_t length, bool above_root)
{
    size_t out = 0, kept = 0; /* what `..` may not take away again ends at `kept` */

    for (size_t start = 0, end; start <= length; start = end + 1) {
        for (end = start; end < length && path[end] != '/'; end++)
            ;
        size_t size = end - start;
        if (size == 0 || (size == 1 && path[start] == '.'))
            continue;
        if (size == 2 && path[start] == '.' && path[start + 1] == '.') {
            if (out > kept) {
                while (out > kept && path[--out] != '/')
                    ;
                continue;
            }
            if (!above_root)
                continue;
        }
        if (out > 0)
            path[out++] = '/';
        memmove(path + out, path + start, size);
        out += size;
        if (size == 2 && path[out - 1] == '.' && path[out - 2] == '.')
            kept = out;
    }
    return out;
}

/* path.resolve(…): null when what comes of it is relative. */
HOST_FUNCTION(resolve_path)
{
    char path[PATH_SIZE];
    EngineText text;
    size_t length = PATH_SIZE;

    /* from the last back to the first that is absolute, to the end of the buffer */
    for (int i = argc - 1; i >= 0; i--) {
        if (!JS_IsString(argv[i]) || !engine_text(ctx, argv[i], &text) || !text.latin1 ||
            text.length + 1 > length)
            return JS_UNDEFINED;
        if (text.length == 0)
            continue;
        path[--length] = '/';
        length -= text.length;
        memcpy(path + length, text.latin1, text.length);
        if (text.latin1[0] == '/') {
            memmove(path + 1, path + length, PATH_SIZE - length);
            path[0] = '/';
            length = normalize(path + 1, PATH_SIZE - length, false);
            return engine_new_latin1(ctx, (uint8_t *)path, length + 1);
        }
    }
    return JS_NULL;
}

/* path.normalize(path) */
HOST_FUNCTION(normalize_path)
{
    char path[PATH_SIZE];
    EngineText text;
    size_t length;
    bool absolute, slash;

    if (!JS_IsString(argv[0]) || !engine_text(ctx, argv[0], &text) || !text.latin1 ||
        text.length == 0 || text.length + 2 > PATH_SIZE)
        return JS_UNDEFINED;
    absolute = text.latin1[0] == '/';
    slash = text.latin1[text.length - 1] == '/';
    path[0] = '/';
    memcpy(path + 1, text.latin1, text.length);
    length = normalize(path + 1, text.length, !absolute);
    if (length == 0 && !absolute)
        path[1 + length++] = '.';
    if (length > 0 && slash)
        path[1 + length++] = '/';
    return engine_new_latin1(ctx, (uint8_t *)path + !absolute, length + absolute);
}

static const JSCFunctionListEntry functions[] = {
    HOST_ENTRY("open", 3, open_file),
    HOST_ENTRY("close", 1, close_file),
    HOST_ENTRY("read", 5, read_file),
    HOST_ENTRY("write", 5, write_file),
    HOST_ENTRY("writeText", 3, write_text),
    HOST_ENTRY("stat", 4, stat_file),
    HOST_ENTRY("readDirectory", 1, read_directory),
    HOST_ENTRY("makeDirectory", 2, make_directory),
    HOST_ENTRY("unlink", 2, unlink_file),
    HOST_ENTRY("removeDirectory", 2, remove_directory),
    HOST_ENTRY("access", 2, access_file),
    HOST_ENTRY("changeMode", 2, change_mode),
    HOST_ENTRY("changeDirectory", 2, change_directory),
    HOST_ENTRY("rename", 2, rename_file),
    HOST_ENTRY("link", 2, link_file),
    HOST_ENTRY("symlink", 2, symlink_file),
    HOST_ENTRY("truncate", 2, truncate_file),
    HOST_ENTRY("sync", 1, sync_file),
    HOST_ENTRY("setTimes", 4, set_times),
    HOST_ENTRY("readLink", 1, read_link),
    HOST_ENTRY("resolvePath", 0, resolve_path),
    HOST_ENTRY("normalizePath", 1, normalize_path),
    HOST_ENTRY("workingDirectory", 0, working_directory),
};

void add_files(JSContext *ctx, JSValueConst host)
{
    add_group(ctx, host, "files", functions, COUNT_OF(functions));
}

/* The root directory, which a WASI program has no descriptor of.
 *
 * Programs look at "/" more often than they know: os.makedirs and pathlib check the parents of a
 * path. So it exists, read-only, and holds the directories that the run was given
 * (`patches/root.patch`). */
#include "petri.h"
#include "petri_root.h"

#include <string.h>
#include <wasi/api.h>

#define FIRST_PREOPEN 3

int petri_is_root(const char *path)
{
    return path != NULL && path[0] == '/' && path[strspn(path, "/.")] == 0 && strstr(path, "...") == NULL;
}

int petri_stat_root(const char *path, struct stat *status)
{
    if (!petri_is_root(path)) {
        return -1;
    }
    *status = (struct stat){.st_mode = S_IFDIR | 0555, .st_nlink = 1};
    return 0;
}

int petri_list_root(PyObject *names, int as_str)
{
    char path[256];
    __wasi_prestat_t prestat;
    for (__wasi_fd_t fd = FIRST_PREOPEN; __wasi_fd_prestat_get(fd, &prestat) == 0; fd++) {
        size_t length = prestat.u.dir.pr_name_len;
        if (length >= sizeof path || __wasi_fd_prestat_dir_name(fd, (uint8_t *)path, length) != 0) {
            continue;
        }
        path[length] = 0;
        const char *name = path + strspn(path, "/");
        length = strcspn(name, "/");
        PyObject *item = as_str ? PyUnicode_DecodeFSDefaultAndSize(name, length) : PyBytes_FromStringAndSize(name, length);
        int status = item == NULL ? -1 : PyList_Append(names, item);
        Py_XDECREF(item);
        if (status < 0) {
            return -1;
        }
    }
    return 0;
}

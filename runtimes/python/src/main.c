/* The two doors of the module.
 *
 * wizer-initialize  boots CPython at build time: the interpreter, the standard library in memory,
 *                   our Python modules. The memory it leaves behind is the snapshot.
 * _start            one run: what belongs to this run (environment, arguments, randomness) is put
 *                   in place, then CPython's own Py_RunMain does what `python3` does.
 *
 * Elsewhere: the command line (command_line.c), the end of a run (finish.c), signals.c, threads.c, immortal
 * snapshot objects (immortal.c), heap.c, the in-memory library and the WASI adaptations (boot/_petri/). */
#include "petri.h"

#include <pycore_initconfig.h>
#include <pycore_interp.h>
#include <pycore_pylifecycle.h>
#include <pycore_pyhash.h>
#include <pycore_pystate.h>
#include <pycore_sysmodule.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wasi/api.h>

/* wasi-libc: forget what was cached before the snapshot. */
void __wasilibc_reset_preopens(void);
void __wasilibc_deinitialize_environ(void);
void __wasilibc_initialize_environ(void);

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "python: %s\n", what);
    if (PyErr_Occurred()) {
        PyErr_Print();
    }
    abort();
}

static void must(PyStatus status)
{
    if (PyStatus_Exception(status)) {
        die(status.err_msg ? status.err_msg : "initialisation failed");
    }
}

/* ---- at build time ------------------------------------------------------------------------ */

static void initialize_interpreter(void)
{
    PyPreConfig preconfig;
    PyPreConfig_InitPythonConfig(&preconfig);
    preconfig.utf8_mode = 1;
    preconfig.use_environment = 0;
    preconfig.parse_argv = 0;
    must(Py_PreInitialize(&preconfig));
    PyImport_AppendInittab("_petri_native", PyInit__petri_native);

    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.use_environment = 0;
    config.parse_argv = 0;
    config.install_signal_handlers = 1;
    config.user_site_directory = 0;
    config.write_bytecode = 0; /* a run's scratch directory is not worth a cache */
    config.pathconfig_warnings = 0;
    config.use_hash_seed = 1;  /* the snapshot's; runs vary it, see hash_secret.c */
    config.hash_seed = 1;

    static const struct { size_t offset; const wchar_t *value; } paths[] = {
        {offsetof(PyConfig, program_name), L"python3"},
        {offsetof(PyConfig, executable), L"/usr/bin/python3"},
        {offsetof(PyConfig, base_executable), L"/usr/bin/python3"},
        {offsetof(PyConfig, home), L"/usr"},
        {offsetof(PyConfig, prefix), L"/usr"},
        {offsetof(PyConfig, base_prefix), L"/usr"},
        {offsetof(PyConfig, exec_prefix), L"/usr"},
        {offsetof(PyConfig, base_exec_prefix), L"/usr"},
        {offsetof(PyConfig, stdlib_dir), LIBRARY},
        {offsetof(PyConfig, platlibdir), L"lib"},
    };
    for (size_t i = 0; i < Py_ARRAY_LENGTH(paths); i++) {
        must(PyConfig_SetString(&config, (wchar_t **)((char *)&config + paths[i].offset), paths[i].value));
    }
    config.module_search_paths_set = 1;
    must(PyWideStringList_Append(&config.module_search_paths, LIBRARY));

    must(Py_InitializeFromConfig(&config));
    PyConfig_Clear(&config);
}

/* Runs _petri.boot, which is in BOOT only while the snapshot is taken. */
static void boot_python_side(void)
{
    PyObject *path = PySys_GetObject("path");
    PyObject *boot_directory = PyUnicode_FromString(BOOT);
    if (PyList_Append(path, boot_directory) < 0) {
        die("sys.path");
    }
    PyObject *boot = PyImport_ImportModule("_petri.boot");
    if (boot == NULL || PyObject_CallMethod(boot, "boot", NULL) == NULL) {
        die("_petri.boot failed");
    }
}

__attribute__((export_name("wizer-initialize"))) void wizer_initialize(void)
{
    initialize_interpreter();
    boot_python_side();
    petri_make_immortal();
    petri_fill_heap();
    petri_hash_seal();
    fflush(stdout);
    fflush(stderr);
    __wasilibc_deinitialize_environ();
}

/* ---- at run time -------------------------------------------------------------------------- */

/* posix.environ is the dict behind os.environ; both were made when the snapshot was. */
static void load_environment(void)
{
    extern char **environ;
    PyObject *posix = PyImport_ImportModule("posix");
    PyObject *variables = posix ? PyObject_GetAttrString(posix, "environ") : NULL;
    if (variables == NULL) {
        die("posix.environ");
    }
    for (char **entry = environ; entry && *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (equals == NULL) {
            continue;
        }
        PyObject *name = PyBytes_FromStringAndSize(*entry, equals - *entry);
        PyObject *value = PyBytes_FromString(equals + 1);
        if (!name || !value || PyDict_SetItem(variables, name, value) < 0) {
            die("environment");
        }
        Py_DECREF(name);
        Py_DECREF(value);
    }
    Py_DECREF(variables);
    Py_DECREF(posix);
}

/* What chdir does, but for asking the host whether the directory that it named exists. */
static void enter_working_directory(void)
{
    extern char *__wasilibc_cwd;
    const char *directory = getenv("PWD");
    char *copy = directory && directory[0] == '/' ? strdup(directory) : NULL;
    if (copy != NULL) {
        __wasilibc_cwd = copy;
    }
}

/* The arguments of this run, as wide strings in `argv`. */
static void read_arguments(PyWideStringList *argv)
{
    size_t count, size;
    if (__wasi_args_sizes_get(&count, &size)) {
        die("arguments");
    }
    uint8_t **items = calloc(count + 1, sizeof *items);
    uint8_t *bytes = malloc(size + 1);
    if (!items || !bytes || __wasi_args_get(items, bytes)) {
        die("arguments");
    }
    for (size_t i = 0; i < count; i++) {
        wchar_t *wide = Py_DecodeLocale((char *)items[i], NULL);
        if (wide == NULL) {
            die("arguments");
        }
        must(PyWideStringList_Append(argv, wide));
        PyMem_RawFree(wide);
    }
    free(bytes);
    free(items);
}

/* The filters of `warnings` were made when the snapshot was. */
static void apply_warning_options(void)
{
    PyObject *options = PySys_GetObject("warnoptions");
    if (options == NULL || PyList_GET_SIZE(options) == 0) {
        return;
    }
    PyObject *warnings = PyImport_ImportModule("warnings");
    if (warnings == NULL || PyObject_CallMethod(warnings, "_processoptions", "O", options) == NULL) {
        PyErr_Print();
    }
}

__attribute__((export_name("_start"))) void start(void)
{
    __wasilibc_reset_preopens();
    __wasilibc_initialize_environ();
    petri_hash_vary(); /* before anything is hashed */
    load_environment();
    enter_working_directory();

    PyConfig *config = (PyConfig *)_PyInterpreterState_GetConfig(PyInterpreterState_Get());
    PyWideStringList argv = {0, NULL};
    read_arguments(&argv);
    int status = petri_parse_command_line(config, &argv);
    if (status < 0) {
        _Py_COMP_DIAG_PUSH
        _Py_COMP_DIAG_IGNORE_DEPR_DECLS
        Py_IgnoreEnvironmentFlag = !config->use_environment; /* CPython's own getenv still asks it */
        _Py_COMP_DIAG_POP
        if (_PySys_UpdateConfig(_PyThreadState_GET()) < 0) {
            die("sys could not be set up");
        }
        apply_warning_options();
        status = Py_RunMain();
    }
    __wasi_proc_exit(status & 0xff);
}

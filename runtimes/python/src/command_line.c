/* The command line of `python3`: -c, -m, -, a file or a directory, and the options that mean
 * something once the interpreter is up. CPython reads these before it boots; ours has booted. */
#include "petri.h"

#include <pycore_fileutils.h>
#include <pycore_initconfig.h>
#include <pycore_pymem.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int usage_error(const char *format, wchar_t option)
{
    fprintf(stderr, format, (int)option);
    fprintf(stderr, "usage: python3 [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
                    "Try `python -h' for more information.\n");
    return 2;
}

/* sys.argv: the program's own name and everything after it. */
static int set_program_arguments(PyConfig *config, const wchar_t *name, const PyWideStringList *argv, Py_ssize_t rest)
{
    PyStatus status = PyWideStringList_Append(&config->argv, name);
    for (Py_ssize_t i = rest; i < argv->length && !PyStatus_Exception(status); i++) {
        status = PyWideStringList_Append(&config->argv, argv->items[i]);
    }
    return PyStatus_Exception(status) ? 1 : -1;
}

/* Since 3.9 `__file__` of the main program is absolute, and so are tracebacks. */
static wchar_t *absolute(const wchar_t *path)
{
    wchar_t directory[4096];
    if (path[0] == L'/' || !_Py_wgetcwd(directory, Py_ARRAY_LENGTH(directory))) {
        return _PyMem_RawWcsdup(path);
    }
    size_t length = wcslen(directory) + wcslen(path) + 2;
    wchar_t *joined = PyMem_RawMalloc(length * sizeof(wchar_t));
    if (joined != NULL) {
        swprintf(joined, length, L"%ls%ls%ls", directory, directory[1] ? L"/" : L"", path);
    }
    return joined;
}

static int set_command(PyConfig *config, const wchar_t *command)
{
    /* Py_RunMain expects the program text to end its last line. */
    size_t length = wcslen(command);
    config->run_command = PyMem_RawMalloc((length + 2) * sizeof(wchar_t));
    if (config->run_command == NULL) {
        return 1;
    }
    wcscpy(config->run_command, command);
    wcscpy(config->run_command + length, L"\n");
    return -1;
}

/* One letter of an option cluster that takes no value. */
static int apply_flag(PyConfig *config, wchar_t letter)
{
    switch (letter) {
    case 'b': config->bytes_warning++; return -1;
    case 'B': config->write_bytecode = 0; return -1;
    case 'd': config->parser_debug++; return -1;
    case 'E': config->use_environment = 0; return -1;
    case 'i': config->inspect++; return -1;
    case 'I':
        config->isolated = 1;
        config->safe_path = 1;
        config->use_environment = 0;
        return -1;
    case 'O': config->optimization_level++; return -1;
    case 'P': config->safe_path = 1; return -1;
    case 'q': config->quiet++; return -1;
    case 's': return -1; /* there is no user site directory */
    case 'S': return -1; /* site has run when the snapshot was taken */
    case 'u': config->buffered_stdio = 0; return -1;
    case 'v': config->verbose++; return -1;
    case 'x': config->skip_source_first_line = 1; return -1;
    case 'V': printf("Python %s\n", PY_VERSION); fflush(stdout); return 0;
    default: return usage_error("Unknown option: -%c\n", letter);
    }
}

/* Puts the parts of a variable's value before what `list` has. */
static int prepend_variable(PyWideStringList *list, const char *name, wchar_t separator)
{
    const char *value = getenv(name);
    wchar_t *wide = value && *value ? Py_DecodeLocale(value, NULL) : NULL;
    PyStatus status = PyStatus_Ok();
    Py_ssize_t at = 0;
    for (wchar_t *part = wide; part != NULL && !PyStatus_Exception(status);) {
        wchar_t *end = wcschr(part, separator);
        if (end != NULL) {
            *end = 0;
        }
        status = PyWideStringList_Insert(list, at++, part);
        part = end ? end + 1 : NULL;
    }
    PyMem_RawFree(wide);
    return PyStatus_Exception(status);
}

static int parse_arguments(PyConfig *config, const PyWideStringList *argv)
{
    PyWideStringList orig = {argv->length, argv->items};
    if (PyStatus_Exception(_PyWideStringList_Copy(&config->orig_argv, &orig) < 0 ? PyStatus_NoMemory() : PyStatus_Ok())) {
        return 1;
    }
    _PyWideStringList_Clear(&config->argv);
    Py_ssize_t next = 1;
    while (next < argv->length && argv->items[next][0] == L'-' && argv->items[next][1] != 0) {
        const wchar_t *option = argv->items[next++];
        if (wcscmp(option, L"--") == 0) {
            break;
        }
        if (wcscmp(option, L"--version") == 0) {
            return apply_flag(config, 'V');
        }
        for (const wchar_t *letter = option + 1; *letter; letter++) {
            if (!wcschr(L"cmWX", *letter)) {
                int status = apply_flag(config, *letter);
                if (status >= 0) {
                    return status;
                }
                continue;
            }
            /* The value is the rest of this argument, or the next one. */
            const wchar_t *value = letter[1] ? letter + 1 : next < argv->length ? argv->items[next++] : NULL;
            if (value == NULL) {
                return usage_error("Argument expected for the -%c option\n", *letter);
            }
            if (*letter == 'c') {
                return set_command(config, value) < 0 ? set_program_arguments(config, L"-c", argv, next) : 1;
            }
            if (*letter == 'm') {
                config->run_module = _PyMem_RawWcsdup(value);
                return set_program_arguments(config, L"-m", argv, next);
            }
            PyWideStringList *list = *letter == 'W' ? &config->warnoptions : &config->xoptions;
            if (PyStatus_Exception(PyWideStringList_Append(list, value))) {
                return 1;
            }
            break;
        }
    }
    if (next >= argv->length) {
        return set_program_arguments(config, L"", argv, next);
    }
    const wchar_t *program = argv->items[next];
    if (wcscmp(program, L"-") != 0) {
        config->run_filename = absolute(program);
        if (config->run_filename == NULL) {
            return 1;
        }
    }
    return set_program_arguments(config, program, argv, next + 1);
}

int petri_parse_command_line(PyConfig *config, const PyWideStringList *argv)
{
    config->use_environment = 1;
    int status = parse_arguments(config, argv);
    if (status < 0 && config->use_environment
        && (prepend_variable(&config->module_search_paths, "PYTHONPATH", L':')
            || prepend_variable(&config->warnoptions, "PYTHONWARNINGS", L','))) {
        return 1;
    }
    return status;
}

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/failingdrive.h"

#include <QFile>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

char driveFolder[PATH_MAX];
std::atomic<int> driveError = 0, driveRefused = 0;
std::atomic<bool> driveNames = false;

bool isBelow(const char *path)
{
    const size_t length = std::strlen(driveFolder);
    return std::strncmp(path, driveFolder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

bool refuse()
{
    ++driveRefused;
    errno = driveError;
    return true;
}

bool dataFails(int file)
{
    if (driveError == 0)
        return false;
    char link[40], path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return false;
    path[length] = 0;
    return isBelow(path) && refuse();
}

bool nameFails(const char *path)
{
    return driveError != 0 && driveNames && path && isBelow(path) && refuse();
}

template <typename Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

#define NEXT(name) \
    static const auto real = next<decltype(&name)>(#name)

// The libraries find these before the C library's.
extern "C" {

__attribute__((visibility("default"))) ssize_t pwrite64(int file, const void *data, size_t size, off64_t at)
{
    NEXT(pwrite64);
    return dataFails(file) ? -1 : real(file, data, size, at);
}

__attribute__((visibility("default"))) ssize_t pread64(int file, void *data, size_t size, off64_t at)
{
    NEXT(pread64);
    return dataFails(file) ? -1 : real(file, data, size, at);
}

__attribute__((visibility("default"))) ssize_t write(int file, const void *data, size_t size)
{
    NEXT(write);
    return dataFails(file) ? -1 : real(file, data, size);
}

__attribute__((visibility("default"))) int ftruncate64(int file, off64_t size) noexcept
{
    NEXT(ftruncate64);
    return dataFails(file) ? -1 : real(file, size);
}

__attribute__((visibility("default"))) int fsync(int file)
{
    NEXT(fsync);
    return dataFails(file) ? -1 : real(file);
}

__attribute__((visibility("default"))) int fdatasync(int file)
{
    NEXT(fdatasync);
    return dataFails(file) ? -1 : real(file);
}

__attribute__((visibility("default"))) int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    NEXT(open64);
    return nameFails(path) ? -1 : real(path, flags, mode);
}

__attribute__((visibility("default"))) int statx(int folder, const char *path, int flags, unsigned int mask,
                                                 struct statx *result) noexcept
{
    NEXT(statx);
    return nameFails(path) ? -1 : real(folder, path, flags, mask, result);
}

__attribute__((visibility("default"))) int stat64(const char *path, struct stat64 *result) noexcept
{
    NEXT(stat64);
    return nameFails(path) ? -1 : real(path, result);
}

__attribute__((visibility("default"))) int access(const char *path, int mode) noexcept
{
    NEXT(access);
    return nameFails(path) ? -1 : real(path, mode);
}

__attribute__((visibility("default"))) int unlink(const char *path) noexcept
{
    NEXT(unlink);
    return nameFails(path) ? -1 : real(path);
}

} // extern "C"

namespace testsupport {

void FailingDrive::begin(const QString &folder, int error, Reach reach)
{
    qstrncpy(driveFolder, QFile::encodeName(folder).constData(), sizeof driveFolder);
    driveNames = reach == Reach::All;
    driveRefused = 0;
    driveError = error;
}

void FailingDrive::end()
{
    driveError = 0;
}

int FailingDrive::refused()
{
    return driveRefused;
}

} // namespace testsupport

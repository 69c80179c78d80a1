// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/console.h"

#include "core/base/text.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace cli {

namespace {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_UNIX
    return ::isatty(fileno(stream));
#else
    return ::_isatty(::_fileno(stream));
#endif
}

} // namespace

bool Console::out(const QByteArray &bytes)
{
    return std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size())
        && std::fflush(stdout) == 0;
}

void Console::error(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stderr);
    std::fflush(stderr);
}

void Console::problem(const QString &sentence)
{
    error(QStringLiteral("mdti-lookup: ") + base::singleLine(sentence, 2000));
}

bool Console::outIsTerminal()
{
    return isTerminal(stdout);
}

bool Console::errorIsTerminal()
{
    return isTerminal(stderr);
}

int Console::width()
{
#ifdef Q_OS_UNIX
    winsize size{};
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
        if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            return size.ws_col;
    }
#endif
    bool ok = false;
    const int columns = qEnvironmentVariableIntValue("COLUMNS", &ok);
    return ok && columns > 0 ? columns : 100;
}

bool Console::colour()
{
    return outIsTerminal() && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
}

} // namespace cli

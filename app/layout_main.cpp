// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layoutpipe.h"

#include <QFile>

#if defined(Q_OS_UNIX)
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif
#if defined(Q_OS_LINUX)
#include <sys/prctl.h>

#include <csignal>
#endif

namespace {

/// The window that waits for the picture must stay smooth meanwhile.
void giveWay()
{
#if defined(Q_OS_UNIX)
    constexpr int politely = 5;
    if (nice(politely) == -1)
        return; // not allowed: then it just runs as it is
#elif defined(Q_OS_WIN)
    SetPriorityClass(GetCurrentProcess(), BELOW_NORMAL_PRIORITY_CLASS);
#endif
}

/// Standard input ends with the program that started this one, but a layout under way does not look at it.
void endWithParent()
{
#if defined(Q_OS_LINUX)
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

void useBinaryPipes()
{
#if defined(Q_OS_WIN)
    _setmode(0, _O_BINARY);
    _setmode(1, _O_BINARY);
#endif
}

} // namespace

/// The layout helper: frames in, frames out (see layoutpipe.h). Started by the desktop program and killed to cancel.
int main()
{
    useBinaryPipes();
    giveWay();
    endWithParent();
    constexpr int standardInput = 0, standardOutput = 1;
    QFile in, out;
    if (!in.open(standardInput, QIODevice::ReadOnly | QIODevice::Unbuffered)
        || !out.open(standardOutput, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    return graph::serveLayouts(in, out) ? 0 : 1;
}

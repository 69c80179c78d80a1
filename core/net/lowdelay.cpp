// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/lowdelay.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#endif

namespace net {

void sendWithoutDelay()
{
#ifdef Q_OS_UNIX
    // Descriptors are handed out from below; far beyond what this program opens there is nothing to find.
    const int end = int(std::clamp(sysconf(_SC_OPEN_MAX), 0L, 2048L));
    for (int descriptor = 3; descriptor < end; ++descriptor) {
        sockaddr_storage peer{};
        socklen_t length = sizeof peer;
        if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &length) != 0)
            continue;
        const int on = 1;
        if (peer.ss_family == AF_INET || peer.ss_family == AF_INET6)
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
#endif
}

} // namespace net

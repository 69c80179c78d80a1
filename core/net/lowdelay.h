// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

namespace net {

/// Turns Nagle's algorithm off for every connected TCP socket of this process. The network layer leaves it on and gives
/// no way to its sockets; with many small requests on one HTTP/2 connection the kernel then holds each back until the
/// one before is acknowledged, up to 40 ms. Does nothing where sockets cannot be enumerated (Windows).
void sendWithoutDelay();

} // namespace net

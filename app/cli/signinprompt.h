// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace app {
class SignInDesk;
}

namespace cli {

/// A desk that begins as soon as somebody has to sign in, tells on standard error what to do, and gives up when that
/// fails.
std::unique_ptr<app::SignInDesk> makePromptingDesk();

} // namespace cli

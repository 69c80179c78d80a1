// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "targets.h"

/// libFuzzer's entry; MDTI_FUZZ_TARGET names the function of targets.h.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::MDTI_FUZZ_TARGET(data, size);
    return 0;
}

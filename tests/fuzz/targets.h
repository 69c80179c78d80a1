// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// What is fuzzed: one function per reader of untrusted data. Each takes any bytes and aborts where a promise is
/// broken.
namespace fuzz {

using Target = void (*)(const std::uint8_t *data, std::size_t size);

struct Named
{
    std::string_view name; ///< also the folder below corpus/
    Target run;
};

void host(const std::uint8_t *data, std::size_t size);
void text(const std::uint8_t *data, std::size_t size);
void table(const std::uint8_t *data, std::size_t size);
void json(const std::uint8_t *data, std::size_t size);
void stix(const std::uint8_t *data, std::size_t size);
void stixpattern(const std::uint8_t *data, std::size_t size);
void misp(const std::uint8_t *data, std::size_t size);
void xml(const std::uint8_t *data, std::size_t size);
void html(const std::uint8_t *data, std::size_t size);
void mail(const std::uint8_t *data, std::size_t size);
void archive(const std::uint8_t *data, std::size_t size);
void anything(const std::uint8_t *data, std::size_t size);

inline constexpr Named targets[] = {
    {"host", host}, {"text", text},       {"table", table},
    {"json", json}, {"stix", stix},       {"stixpattern", stixpattern},
    {"misp", misp}, {"xml", xml},         {"html", html},
    {"mail", mail}, {"archive", archive}, {"anything", anything},
};

} // namespace fuzz

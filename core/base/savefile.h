// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <functional>

class QIODevice;

namespace base {

/// Writes a file as a whole or leaves what was there: `write` gets a device, whose every byte is known to have arrived
/// before the file takes its name. A pipe or a device, which cannot be replaced, is written into.
/// What `write` fails with comes back as it is; the disk's own trouble as Failure::Storage with the reason only ("No
/// space left on device"), also where `write` does not look. Any thread.
Status saveFile(const QString &path, const std::function<Status(QIODevice *)> &write);
Status saveFile(const QString &path, const QByteArray &bytes);

/// True for what is there and is neither a file nor a folder.
bool isPipeOrDevice(const QString &path);

} // namespace base

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"
#include "core/ioc/options.h"

#include <QByteArray>

class QIODevice;

/// Whatever an analyst drops, pastes or types → indicators. Blocking; call from a worker thread for anything but short
/// text. Every function may run on any thread, several at a time. What cannot be read becomes a Problem, never an
/// exception; a cancelled reading returns what it has.
namespace ioc {

/// A file of any known format, told by its content first and its name second. Streams where the format allows.
/// `path` is also Source::file.
Extraction readFile(const QString &path, const ReadOptions &options, const ReadControl &control = {});

/// The same from an open device, which may be sequential (standard input). `name` is Source::file.
Extraction readDevice(QIODevice &device, const QString &name, const ReadOptions &options,
                      const ReadControl &control = {});

/// The same from memory: clipboard data, attachments, incident fields.
Extraction readBytes(const QByteArray &bytes, const QString &name, const ReadOptions &options,
                     const ReadControl &control = {});

/// Text somebody typed or pasted. As readBytes; in addition a single word without a dot is rejected as SingleLabel
/// instead of being overlooked.
Extraction readText(const QString &text, const QString &name, const ReadOptions &options,
                    const ReadControl &control = {});

/// Appends `more`, keeping entries unique and counting repetitions.
void merge(Extraction &into, const Extraction &more);

} // namespace ioc

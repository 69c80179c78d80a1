// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

class QProcess;

namespace ioc {

/// PDF, by poppler's pdftotext in a process of its own with limits on time, memory and output: untrusted PDF is never
/// parsed in our address space. Pages count from 1.
class PdfReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

private:
    void extract(const QString &path, Reading &reading);
    bool collect(QProcess &process, Reading &reading);
};

} // namespace ioc

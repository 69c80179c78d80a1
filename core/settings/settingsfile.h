// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

namespace settings {

/// A file of settings as this program sees it: with what is still to be written. One per path, shared by all who use it; a
/// thread of its own writes, in the order of the calls. Going writes what is left. Any thread.
class SettingsFile
{
public:
    static std::shared_ptr<SettingsFile> at(const QString &path);
    ~SettingsFile();

    bool contains(const QString &key) const;
    QVariant value(const QString &key) const;

    /// On the writing thread.
    using Done = std::function<void(const base::Status &)>;
    /// Counts from now on, and until the program ends also when the disk does not take it; nothing takes the key out of
    /// the file.
    void write(const QString &key, const std::optional<QVariant> &value, Done done);
    /// Returns when everything given to write() so far is in the file, or could not be brought there.
    void flush();

private:
    class Private;
    explicit SettingsFile(const QString &path);
    std::unique_ptr<Private> d;
};

} // namespace settings

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/table.h"

#include <QObject>
#include <QProcessEnvironment>

#include <memory>
#include <optional>

namespace settings {

/// Folder of this user's settings, shared by the window and the command line.
QString configFolder();

class SettingsFile;

/// The values of the table: from the environment, else from the file, else the standard. One thread. A value in the
/// file that does not pass its check counts as not set. What one of these says, all of this program see at once.
class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(QString file = configFolder() + QStringLiteral("/settings.ini"),
                      QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(),
                      QObject *parent = nullptr);

    /// Of a key that is in the table.
    QVariant value(const QString &key) const;
    /// The environment decides; set() still changes what the file says.
    bool isOverridden(const QString &key) const;
    bool isSet(const QString &key) const; ///< in the file
    /// BadInput when it does not pass its check, Storage when the file cannot be written.
    base::Status set(const QString &key, const QVariant &value);
    base::Status reset(const QString &key);
    /// From now on set() and reset() do not wait for the disk; notWritten() tells when it does not take them. For the main
    /// thread.
    void writeInBackground() { m_background = true; }
    std::shared_ptr<SettingsFile> file() const { return m_file; }

Q_SIGNALS:
    void changed(const QString &key);
    void notWritten(const base::Error &error); ///< the value holds until the program ends

private:
    base::Status write(const QString &key, const std::optional<QVariant> &value);

    std::shared_ptr<SettingsFile> m_file;
    QProcessEnvironment m_environment;
    bool m_background = false;
};

} // namespace settings

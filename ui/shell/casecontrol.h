// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QObject>

namespace ui {

/// The case file behind the window. GUI thread; file work happens elsewhere. Opening fills the Workspace (by reset)
/// before `changed`.
class CaseControl : public QObject
{
    Q_OBJECT
public:
    struct Recent
    {
        QString path, name;
        QDateTime used;
    };
    using QObject::QObject;

    virtual QString path() const = 0; ///< empty: not saved under a name yet
    virtual bool isModified() const = 0; ///< something would be lost by closing
    virtual bool isReadOnly() const = 0;
    virtual QString tlp() const = 0; ///< "TLP:AMBER"; empty: no mark
    virtual QList<Recent> recent() const = 0; ///< last used first; only files that exist
    virtual void open(const QString &path) = 0;
    virtual void save() = 0; ///< only with a path()
    virtual void saveAs(const QString &path) = 0;
    virtual void close() = 0; ///< lets go of the file; the Workspace is reset by the window

Q_SIGNALS:
    void changed(); ///< path, modified, read-only, mark
    void recentChanged();
    void failed(const QString &sentence); ///< what is so and what to do
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace ui {

/// Everything that leaves the program as a file or a picture. Asks for the file where one is needed.
class ExportControl : public QObject
{
    Q_OBJECT
public:
    enum class What { Picture, Data, Table, Report };
    using QObject::QObject;

    virtual void run(What what, QWidget *parent) = 0;
    virtual void copyPicture() = 0;

Q_SIGNALS:
    void done(const QString &sentence, const QString &path); ///< "Picture saved"; path may be empty
    void failed(const QString &sentence);
};

} // namespace ui

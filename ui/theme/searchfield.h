// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace theme {

/// A one-line field with a sign at the left and, while it is empty, a quiet hint at the right (its shortcut, or
/// "Enter").
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr,
                         const QString &iconName = QStringLiteral("search"));
    void setHint(const QString &hint);
    void setInvalid(bool invalid); ///< red edge; say why beside it
    bool isInvalid() const { return property("invalid").toBool(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

} // namespace theme

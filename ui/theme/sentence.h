// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

namespace theme {

/// One line of plain text of which parts stand in DemiBold ("Going on in **12 s**."). Numbers that change do not move
/// what follows more than they must; too long a sentence ends in "…" and has a tool tip.
class Sentence : public QWidget
{
    Q_OBJECT
public:
    explicit Sentence(QWidget *parent = nullptr);

    /// `strong`: parts of `text` to stress, each at its first place after the one before.
    void setText(const QString &text, const QStringList &strong = {});
    QString text() const { return m_text; }
    void setSmall(bool small);
    void setMuted(bool muted);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Run
    {
        QString text;
        bool strong = false;
    };
    QString m_text;
    QList<Run> m_runs;
    bool m_small = false, m_muted = false;
};

} // namespace theme

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

/// The steps of a wizard, one below the other, with a tick on those that are done. Shows only; the buttons lead on.
class WizardSteps : public QWidget
{
    Q_OBJECT
public:
    explicit WizardSteps(const QStringList &titles, QWidget *parent = nullptr);

    void setCurrent(int step); ///< those before are done
    void setNote(int step, const QString &note); ///< what was chosen, below the title
    int current() const { return m_current; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_titles, m_notes;
    int m_current = 0;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/incidents/incidentcontrol.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
class Strip;
} // namespace theme

namespace ui {

/// One incident: what it says, its entities, alerts and comments, and what can be done with it.
class IncidentDetailView : public QWidget
{
    Q_OBJECT
public:
    explicit IncidentDetailView(QWidget *parent = nullptr);
    void setDetail(const IncidentDetail &detail);
    /// Whether what the window holds came from this incident, and has an actor.
    /// `kept`: about the plan the case has for it; empty: none.
    void setFindings(bool fromHere, int actors, const QString &kept);
    theme::Button *investigateButton() const { return m_investigate; }
    theme::Button *planButton() const { return m_plan; }

Q_SIGNALS:
    void investigateWanted();
    void planWanted();
    void linkCopied();

private:
    void addFacts(const incident::Incident &incident);
    void addIndicators(const IncidentDetail &detail);
    void addSection(const QString &title, int count, const QStringList &rows, const QString &none);
    void addText(const QString &text, bool muted);

    theme::Label *m_title, *m_where, *m_findings;
    theme::Strip *m_problem;
    QVBoxLayout *m_column;
    theme::Button *m_investigate, *m_plan, *m_link;
    QString m_url;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// One claim of "why 93": the host with its weight in words; opened, the chain with dates, the rule or list, the raw answer,
/// time and request-id. Space, Enter, arrows and clicks open and close it.
class ClaimRow : public QWidget
{
    Q_OBJECT
public:
    ClaimRow(Workspace *workspace, const chain::WeighedClaim &claim, QWidget *parent = nullptr);

    bool isOpen() const { return m_body != nullptr; }
    void setOpen(bool open);
    chain::ClaimId claim() const { return m_claim.claim; }

Q_SIGNALS:
    void toggled(bool open);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString terms() const;
    QWidget *makeBody();
    QWidget *addStep(QVBoxLayout *column, chain::HostId host, const QString &edge);
    QWidget *addActor(QVBoxLayout *column, chain::ActorId actor);
    void addEvidence(QVBoxLayout *column);
    void addProvenance(QVBoxLayout *column); ///< raw answer, time, request-id

    Workspace *m_workspace;
    chain::WeighedClaim m_claim;
    QWidget *m_head;
    QWidget *m_arrow;
    QWidget *m_body = nullptr;
};

} // namespace ui

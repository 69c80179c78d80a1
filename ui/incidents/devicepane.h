// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/summary/exposuretypes.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QTableView;
QT_END_NAMESPACE

namespace theme {
class Button;
class EmptyState;
class Label;
class Strip;
} // namespace theme

namespace ui {

class DeviceModel;

/// The devices of the tenant: asked for on wish, shown as a table with what could not be asked.
class DevicePane : public QWidget
{
    Q_OBJECT
public:
    explicit DevicePane(QWidget *parent = nullptr);
    void setExposure(const std::optional<summary::Exposure> &exposure);
    void setAsking();
    DeviceModel *model() const { return m_model; }

Q_SIGNALS:
    void askWanted();
    void stopWanted();

private:
    void showNothing(const summary::Exposure &exposure);
    DeviceModel *m_model;
    QTableView *m_table;
    theme::EmptyState *m_empty;
    theme::Strip *m_problem;
    theme::Label *m_head;
    theme::Button *m_again, *m_copy;
    QStackedWidget *m_stack;
    QWidget *m_bar;
    bool m_asking = false;
};

} // namespace ui

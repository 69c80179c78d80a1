// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "scenario.h"

#include "core/base/clock.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

/// A shown main window over a played run.
struct WindowCase
{
    explicit WindowCase(const QSize &size = {1280, 800}, QSettings *store = nullptr, bool tenant = true)
    {
        if (tenant)
            run.info = {ui::RunControl::Tenant::Sample, {}, QStringLiteral("GNOME Keyring")};
        ui::Parts parts;
        parts.run = &run;
        parts.reader = scenario::reader();
        parts.clock = &clock;
        parts.store = store;
        parts.setup = [](QWidget *parent) { return new QDialog(parent); };
        window = std::make_unique<ui::MainWindow>(&workspace, parts);
        window->resize(size);
        window->show();
        window->activateWindow();
        QVERIFY2(QTest::qWaitForWindowActive(window.get()), "the window does not become active");
    }

    QAction *action(ui::Actions::Id id) { return window->actions()[id]; }
    void give(const QString &text = scenario::list())
    {
        const qsizetype before = workspace.investigation().indicators.size();
        window->addText(text, QStringLiteral("list.txt"));
        QTRY_VERIFY(workspace.investigation().indicators.size() > before);
    }
    void drop(const QMimeData &data)
    {
        const QPoint middle = window->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.get(), &drop);
        QVERIFY(drop.isAccepted());
    }
    template <typename Widget> Widget *visible()
    {
        for (Widget *widget : window->findChildren<Widget *>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    base::ManualClock clock{QDateTime(QDate(2026, 8, 19), QTime(14, 7, 41), Qt::UTC)};
    ui::Workspace workspace;
    scenario::PlayedRun run;
    std::unique_ptr<ui::MainWindow> window;
};

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "core/base/text.h"
#include "ui/graphview/inpool.h"
#include "ui/pages/inputwords.h"
#include "ui/pages/reviewdialog.h"
#include "ui/pages/startpage.h"
#include "ui/shell/inputjoin.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/striparea.h"
#include "ui/theme/strip.h"

#include <QStackedWidget>

namespace ui {

namespace {
constexpr qsizetype joinedAtOnce = 5'000; ///< more are compared in a thread
}

/// What was read from files or text. A long list is compared with what is there in a thread; if that has changed by
/// then, once more.
void MainWindow::takeRead(const ioc::Extraction &found)
{
    const QList<ioc::Indicator> indicators = m_workspace->investigation().indicators;
    const QList<ioc::Rejected> rejected = m_workspace->investigation().rejected;
    if (indicators.size() + rejected.size() + found.indicators.size() + found.rejected.size() <= joinedAtOnce) {
        takeExtraction(found);
        return;
    }
    inPool(
        QThreadPool::globalInstance(), this, [=] { return InputJoin::of(indicators, rejected, found); },
        [=, this](const InputJoin &join) {
            const chain::Investigation &now = m_workspace->investigation();
            const bool same = now.indicators.constData() == indicators.constData()
                && now.rejected.constData() == rejected.constData() && now.indicators.size() == indicators.size()
                && now.rejected.size() == rejected.size();
            if (same)
                addInput(found, join);
            else
                takeRead(found);
        });
}

void MainWindow::takeExtraction(const ioc::Extraction &found)
{
    const bool fromStart = m_pages->currentIndex() == StartPageIndex;
    const bool typed
        = found.indicators.isEmpty() && found.rejected.size() <= 1 && found.problems.isEmpty() && fromStart;
    if (typed) {
        const QString why = found.rejected.isEmpty()
            ? tr("No address and no domain is in this.")
            : tr("%1 is not used: %2. %3")
                  .arg(base::singleLine(found.rejected.first().written, 60),
                       InputWords::reason(found.rejected.first().reason),
                       InputWords::remedy(found.rejected.first().reason));
        m_start->setTypedProblem(found.files.isEmpty() ? why : tr("%1. %2").arg(InputWords::summary(found, nullptr), why));
        return;
    }
    const chain::Investigation &before = m_workspace->investigation();
    addInput(found, InputJoin::of(before.indicators, before.rejected, found));
}

void MainWindow::addInput(const ioc::Extraction &found, const InputJoin &join)
{
    const QList<ioc::Indicator> &fresh = join.fresh;
    const QList<ioc::Rejected> &freshRejected = join.freshRejected;
    const bool wasEmpty = m_workspace->isEmpty();
    m_lastFound = found;
    m_found.indicators = join.indicators;
    m_found.rejected = join.rejected;
    m_found.problems += found.problems;
    m_found.files += found.files;
    QString strong;
    QString text = InputWords::summary(found, &strong);
    if (const qsizetype twice = found.indicators.size() - fresh.size(); twice > 0 && !wasEmpty)
        text = tr("%1, %2 were there already").arg(text).arg(twice);
    m_review->setText(text, {strong});
    m_strips->setShown(m_review, true);
    m_start->clearTyped();
    if (m_parts.run && m_parts.run->isRunning())
        m_workspace->setInput(m_found.indicators, m_found.rejected); // the run takes them: no way back
    else if (!fresh.isEmpty() || !freshRejected.isEmpty())
        m_workspace->changeInput(tr("Add %n indicator(s)", nullptr, int(fresh.size())), m_found.indicators,
                                 m_found.rejected);
    if (m_reviewDialog)
        m_reviewDialog->setExtraction(m_found);
    if (m_parts.run && m_parts.run->isRunning() && !fresh.isEmpty())
        m_parts.run->add(fresh, freshRejected);
    if (m_sampleWanted) {
        m_sampleWanted = false;
        m_budgetAccepted = true;
        start();
    }
}

} // namespace ui

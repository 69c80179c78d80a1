// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/filters/filtereditors.h"

#include "core/base/text.h"
#include "ui/filters/filterwords.h"
#include "ui/models/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QWidgetAction>

#include <functional>

namespace ui::filters {

namespace {

/// A widget inside a menu with the menu's margins.
QVBoxLayout *embed(QMenu *menu)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(6);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(holder);
    menu->addAction(action);
    return column;
}

void addCheck(QVBoxLayout *column, const QString &text, bool checked, std::function<void(bool)> toggled)
{
    auto *box = new QCheckBox(text);
    box->setChecked(checked);
    QObject::connect(box, &QCheckBox::toggled, box, std::move(toggled));
    column->addWidget(box);
}

void change(Workspace *workspace, const std::function<void(graph::Filter &)> &edit)
{
    graph::Filter filter = workspace->view().filter;
    edit(filter);
    workspace->setFilter(filter);
}

void fillHops(QMenu *menu, Workspace *workspace)
{
    for (int hops = 0; hops <= 4; ++hops) {
        const QString text = hops == 0 ? tr("Indicators only") : tr("Up to %1").arg(hops);
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(workspace->view().filter.maximumHops == hops);
        QObject::connect(action, &QAction::triggered, workspace, [workspace, hops] {
            change(workspace, [hops](graph::Filter &filter) { filter.maximumHops = hops; });
        });
    }
}

void fillScore(QMenu *menu, Workspace *workspace)
{
    for (const int score : {25, 50, 75, 90}) {
        QAction *action = menu->addAction(tr("%1 or more").arg(score));
        action->setCheckable(true);
        action->setChecked(workspace->view().filter.minimumScore == score);
        QObject::connect(action, &QAction::triggered, workspace, [workspace, score] {
            change(workspace, [score](graph::Filter &filter) { filter.minimumScore = score; });
        });
    }
}

void fillVerdicts(QMenu *menu, Workspace *workspace)
{
    QVBoxLayout *column = embed(menu);
    for (int verdict = 3; verdict >= 0; --verdict) {
        addCheck(column, wording::verdict(mdti::Classification(verdict)), workspace->view().filter.verdicts.contains(verdict),
                 [workspace, verdict](bool on) {
                     change(workspace, [=](graph::Filter &filter) {
                         if (on)
                             filter.verdicts.insert(verdict);
                         else
                             filter.verdicts.remove(verdict);
                     });
                 });
    }
}

void fillRecords(QMenu *menu, Workspace *workspace)
{
    const QStringList types = recordTypes(workspace->investigation());
    if (types.isEmpty()) {
        menu->addAction(tr("No records yet"))->setEnabled(false);
        return;
    }
    QVBoxLayout *column = embed(menu);
    for (const QString &type : types.mid(0, 20)) {
        addCheck(column, base::singleLine(type, 20), workspace->view().filter.recordTypes.contains(type),
                 [workspace, type](bool on) {
                     change(workspace, [=](graph::Filter &filter) {
                         if (on)
                             filter.recordTypes.insert(type);
                         else
                             filter.recordTypes.remove(type);
                     });
                 });
    }
}

void fillActors(QMenu *menu, Workspace *workspace)
{
    const QList<chain::RankedActor> &actors = workspace->assessment().actors;
    if (actors.isEmpty()) {
        menu->addAction(tr("No actor yet"))->setEnabled(false);
        return;
    }
    QVBoxLayout *column = embed(menu);
    for (const chain::RankedActor &ranked : actors.mid(0, 24)) {
        addCheck(column, QStringLiteral("%1  %2").arg(workspace->actorLabel(ranked.actor)).arg(ranked.score),
                 workspace->view().filter.actors.contains(ranked.actor), [workspace, actor = ranked.actor](bool on) {
                     change(workspace, [=](graph::Filter &filter) {
                         if (on)
                             filter.actors.insert(actor);
                         else
                             filter.actors.remove(actor);
                     });
                 });
    }
}

qint64 startOf(const QDate &day)
{
    return QDateTime(day, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

void fillSeen(QMenu *menu, Workspace *workspace)
{
    qint64 first = chain::Record::unknownTime, last = chain::Record::unknownTime;
    for (const chain::Record &record : workspace->investigation().records()) {
        if (record.firstSeen != chain::Record::unknownTime && (first == chain::Record::unknownTime || record.firstSeen < first))
            first = record.firstSeen;
        last = std::max(last, record.lastSeen);
    }
    const graph::Filter &filter = workspace->view().filter;
    const auto day = [](qint64 seconds, qint64 fallback) {
        return QDateTime::fromSecsSinceEpoch(seconds == chain::Record::unknownTime ? std::max<qint64>(0, fallback) : seconds, Qt::UTC).date();
    };
    QVBoxLayout *column = embed(menu);
    auto *form = new QFormLayout;
    auto *from = new QDateEdit(day(filter.seenFrom, first));
    auto *to = new QDateEdit(day(filter.seenTo, last));
    for (QDateEdit *edit : {from, to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
        edit->setMinimumWidth(130);
    }
    form->addRow(tr("From"), from);
    form->addRow(tr("To"), to);
    column->addLayout(form);
    auto *apply = new theme::Button(tr("Filter"), theme::Button::Kind::Primary);
    QPointer<QMenu> guarded(menu);
    QObject::connect(apply, &QPushButton::clicked, workspace, [workspace, from, to, guarded] {
        const qint64 start = startOf(std::min(from->date(), to->date()));
        const qint64 end = startOf(std::max(from->date(), to->date()).addDays(1)) - 1;
        if (guarded) {
            for (QWidget *popup = guarded; popup; popup = qobject_cast<QMenu *>(popup->parentWidget()))
                popup->close();
        }
        change(workspace, [=](graph::Filter &each) {
            each.seenFrom = start;
            each.seenTo = end;
        });
    });
    column->addWidget(apply);
}

void fillText(QMenu *menu, Workspace *workspace)
{
    QVBoxLayout *column = embed(menu);
    auto *edit = new QLineEdit(workspace->view().filter.text);
    edit->setPlaceholderText(tr("Part of a name"));
    edit->setMinimumWidth(200);
    edit->setClearButtonEnabled(true);
    QPointer<QMenu> guarded(menu);
    QObject::connect(edit, &QLineEdit::returnPressed, workspace, [workspace, edit, guarded] {
        const QString text = edit->text().trimmed();
        if (guarded) {
            for (QWidget *popup = guarded; popup; popup = qobject_cast<QMenu *>(popup->parentWidget()))
                popup->close();
        }
        change(workspace, [text](graph::Filter &filter) { filter.text = text; });
    });
    QObject::connect(menu, &QMenu::aboutToShow, edit, [edit] { edit->setFocus(); });
    column->addWidget(edit);
}

} // namespace

void fillEditor(QMenu *menu, Part part, Workspace *workspace)
{
    switch (part) {
    case Part::Hops:
        return fillHops(menu, workspace);
    case Part::Seen:
        return fillSeen(menu, workspace);
    case Part::Records:
        return fillRecords(menu, workspace);
    case Part::Verdict:
        return fillVerdicts(menu, workspace);
    case Part::Score:
        return fillScore(menu, workspace);
    case Part::Actor:
        return fillActors(menu, workspace);
    case Part::Text:
        return fillText(menu, workspace);
    case Part::Evidence:
    case Part::NoHeld:
    case Part::Incomplete:
        break;
    }
}

void fillAddMenu(QMenu *menu, Workspace *workspace)
{
    for (const Part part : {Part::Verdict, Part::Actor, Part::Hops, Part::Seen, Part::Records, Part::Score, Part::Text}) {
        QMenu *sub = menu->addMenu(name(part));
        // Filled when it opens: what there is to choose may have changed.
        QObject::connect(sub, &QMenu::aboutToShow, workspace, [sub, part, workspace] {
            if (sub->isEmpty())
                fillEditor(sub, part, workspace);
        });
    }
    menu->addSeparator();
    const auto flag = [&](const QString &text, bool graph::Filter::*member) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(workspace->view().filter.*member);
        QObject::connect(action, &QAction::triggered, workspace, [workspace, member](bool on) {
            change(workspace, [=](graph::Filter &filter) { filter.*member = on; });
        });
    };
    flag(tr("Only hosts with evidence"), &graph::Filter::evidenceOnly);
    flag(tr("Without held hosts"), &graph::Filter::hideHeld);
    flag(tr("Only incomplete hosts"), &graph::Filter::incompleteOnly);
}

} // namespace ui::filters

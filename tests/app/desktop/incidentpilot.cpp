// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "incidentpilot.h"

#include "ui/incidents/incidentmodel.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"

#include <QComboBox>
#include <QJsonArray>
#include <QListView>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

namespace testsupport {

using ui::Actions;

ui::IncidentsPage &IncidentPilot::page() const
{
    return *m_case.window()->findChild<ui::IncidentsPage *>();
}

sampletenant::IncidentStore::Incident IncidentPilot::there(const char *number) const
{
    return *m_case.tenant()->incidents().find(QLatin1String(number));
}

QStringList IncidentPilot::labels(const char *number) const
{
    QStringList labels;
    for (const QJsonValue &label : there(number).properties[u"labels"].toArray())
        labels.append(label[u"labelName"].toString());
    return labels;
}

bool IncidentPilot::open(int number, const QString &workspace) const
{
    ui::IncidentModel *model = page().list()->model();
    QComboBox *workspaces = page().list()->workspaces();
    if (!QTest::qWaitFor([&] { return workspaces->count() == 2; }, patienceMs))
        return false;
    workspaces->setCurrentIndex(workspaces->findText(workspace));
    QModelIndex row;
    const auto listed = [&] {
        row = model->findNumber(number);
        return row.isValid();
    };
    if (!QTest::qWaitFor(listed, patienceMs))
        return false;
    page().list()->view()->setCurrentIndex(row);
    return QTest::qWaitFor([&] { return page().detail()->isVisible(); }, patienceMs);
}

bool IncidentPilot::investigate() const
{
    QTest::mouseClick(page().detail()->investigateButton(), Qt::LeftButton);
    return QTest::qWaitFor([&] { return m_case.isFinished(); }, patienceMs);
}

bool IncidentPilot::makePlan() const
{
    m_case.action(Actions::WriteIncident)->trigger();
    return QTest::qWaitFor([&] { return plan().isVisible(); }, patienceMs);
}

bool IncidentPilot::write() const
{
    QTest::keyClick(plan().tree(), Qt::Key_Return, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return !plan().isWriting(); }, patienceMs);
}

QString IncidentPilot::commentText() const
{
    return page().comment()->findChild<QTextEdit *>()->toPlainText();
}

void IncidentPilot::edit(const QString &markdown) const
{
    page().comment()->edit();
    page().comment()->editor()->setPlainText(markdown);
    QTest::mouseClick(page().comment()->findChild<QPushButton *>(QStringLiteral("useText")), Qt::LeftButton);
}

} // namespace testsupport

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "casetrials.h"

#include "app/gui/caseservice.h"
#include "app/gui/exportservice.h"
#include "core/casefile/pack.h"
#include "core/export/json.h"
#include "ui/graphview/graphview.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/strip.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>

using casefile::CaseFile;

namespace testsupport {

QByteArray hashOf(const casefile::Contents &contents)
{
    QBuffer json;
    json.open(QIODevice::WriteOnly);
    exporting::Document document{contents.investigation, chain::assess(contents.investigation)};
    (void)exporting::writeJson(document, &json);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(json.data());
    hash.addData(casefile::pack::view(contents.view, contents.investigation).toUtf8());
    hash.addData(casefile::pack::tags(contents.tags).toUtf8());
    hash.addData(contents.tlp.toUtf8());
    QStringList notes;
    for (const casefile::Note &note : contents.notes)
        notes.append(QStringLiteral("%1|%2|%3").arg(note.subject, note.text).arg(note.pinned));
    notes.sort();
    hash.addData(notes.join(u'\n').toUtf8());
    return hash.result().toHex();
}

QByteArray hashOf(DesktopCase &c)
{
    return hashOf(app::contentsOf(*c.workspace()));
}

QByteArray hashOf(const QString &path)
{
    const auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    if (!file)
        return file.error().detail.toUtf8();
    const auto contents = (*file)->load();
    return contents ? hashOf(*contents) : contents.error().detail.toUtf8();
}

QByteArray exported(DesktopCase &c, bool stable)
{
    const QString path = c.file(QStringLiteral("out.json"));
    QFile::remove(path);
    QSignalSpy done(c.desktop().exports(), &app::ExportService::done);
    c.desktop().exports()->write(path);
    if (!done.wait(patienceMs))
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (!stable)
        return file.readAll();
    QJsonObject result = QJsonDocument::fromJson(file.readAll()).object();
    result.remove(QStringLiteral("created"));
    result.remove(QStringLiteral("stats"));
    return QJsonDocument(result).toJson();
}

QHash<QString, QPointF> placesOf(const DesktopCase &c)
{
    QHash<QString, QPointF> places;
    const QHash<graph::NodeKey, QPointF> positions = c.graph()->positions();
    for (auto node = positions.cbegin(); node != positions.cend(); ++node)
        places.insert(graph::keyText(node.key(), c.workspace()->investigation()), node.value());
    return places;
}

theme::Strip *stripWith(const DesktopCase &c, const QString &part)
{
    for (theme::Strip *strip : c.window()->findChildren<theme::Strip *>()) {
        if (strip->isVisible() && strip->text().contains(part))
            return strip;
    }
    return nullptr;
}

QDialog *question(const DesktopCase &c)
{
    for (auto *dialog : c.window()->findChildren<ui::DecisionDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

bool answer(const DesktopCase &c, const QString &verb)
{
    QDialog *dialog = question(c);
    if (!dialog)
        return false;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == verb) {
            button->click();
            return true;
        }
    }
    return false;
}

bool isAtRest(DesktopCase &c)
{
    return c.isSettled() && c.desktop().cases()->isAtRest();
}

void work(ui::Workspace &workspace)
{
    const chain::Investigation &found = workspace.investigation();
    workspace.moveNodes({{graph::NodeKey{graph::NodeKey::Kind::Host, 0}, QPointF(-321, 77)}});
    workspace.hide({3, 5});
    workspace.setNote({found.hosts().at(1).value, QStringLiteral("Seen in the **proxy** log."), true});
    workspace.setNote({{}, QStringLiteral("Phishing of 3 March"), false});
    workspace.setTags(found.hosts().at(1).value, {QStringLiteral("c2"), QStringLiteral("ask Mary")});
    workspace.setTlp(QStringLiteral("TLP:AMBER"));
    graph::Filter filter;
    filter.actors = {workspace.assessment().actors.first().actor};
    filter.maximumHops = 2;
    workspace.setFilter(filter);
}

} // namespace testsupport

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/activitymodel.h"

#include "core/base/text.h"
#include "core/ioc/host.h"

#include <QLocale>
#include <QRegularExpression>

#include <numeric>

namespace ui {

namespace {

QList<Column> activityColumns()
{
    const auto tr = [](const char *text) { return ActivityModel::tr(text); };
    return {{tr("Time"), 84}, {tr("What happened"), 620, false, true, 180, 1}, {tr("Kind"), 96}, {tr("Took"), 80, true}};
}

QString iconName(chain::Activity::Kind kind)
{
    switch (kind) {
    case chain::Activity::Kind::Run:
        return QStringLiteral("run");
    case chain::Activity::Kind::Request:
        return QStringLiteral("check");
    case chain::Activity::Kind::Wait:
        return QStringLiteral("wait");
    case chain::Activity::Kind::Actor:
        return QStringLiteral("tag");
    case chain::Activity::Kind::Held:
        return QStringLiteral("pause");
    case chain::Activity::Kind::Warning:
        return QStringLiteral("warning");
    case chain::Activity::Kind::Failure:
        return QStringLiteral("error");
    }
    return {};
}

} // namespace

/// A sentence with the names of hosts as people read them; names that play tricks stay as they are.
static QString readableSentence(const QString &sentence)
{
    static const QRegularExpression encoded(QStringLiteral("[a-z0-9._-]*\\bxn--[a-z0-9._-]*[a-z0-9]"));
    if (!sentence.contains(u"xn--"))
        return sentence;
    QString result;
    qsizetype end = 0;
    for (auto each = encoded.globalMatch(sentence); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        result += QStringView(sentence).mid(end, match.capturedStart() - end);
        result += ioc::displayName(match.captured());
        end = match.capturedEnd();
    }
    return result + QStringView(sentence).mid(end);
}

ActivityModel::ActivityModel(Workspace *workspace, QObject *parent)
    : ResultModel(workspace, activityColumns(), parent)
{
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if (!delta.activity.isEmpty())
            refreshSoon();
    });
    sort(Time, Qt::DescendingOrder);
}

ResultModel::Compute ActivityModel::compute() const
{
    // The list itself lives in the workspace and is short (5,000 at most): a copy travels with the function.
    return [activity = workspace()->activity()](const Snapshot &snapshot) {
        Rows rows;
        rows.ids.resize(activity.size());
        std::iota(rows.ids.begin(), rows.ids.end(), 0);
        rows.total = int(rows.ids.size());
        if (!snapshot.text.isEmpty())
            rows.ids.removeIf([&](qint32 id) {
                const QString &text = activity[id].text;
                return !text.contains(snapshot.text, Qt::CaseInsensitive)
                    && !readableSentence(text).contains(snapshot.text, Qt::CaseInsensitive);
            });
        sortIds(rows.ids, snapshot.descending, [&](qint32 a, qint32 b) {
            switch (snapshot.column) {
            case What:
                return activity[a].text < activity[b].text;
            case Kind:
                return activity[a].kind < activity[b].kind;
            case Took:
                return activity[a].tookMs < activity[b].tookMs;
            default:
                return a < b;
            }
        });
        return rows;
    };
}

QList<graph::NodeKey> ActivityModel::keysAt(int row) const
{
    const qint32 id = ids().at(row);
    if (id >= workspace()->activity().size() || workspace()->activity()[id].about.isEmpty())
        return {};
    const QString &about = workspace()->activity()[id].about;
    const chain::HostId host = workspace()->investigation().find(about);
    if (host >= 0)
        return {{graph::NodeKey::Kind::Host, host}};
    const auto &actors = workspace()->investigation().actors();
    for (chain::ActorId actor = 0; actor < actors.size(); ++actor) {
        if (actors[actor].name == about)
            return {{graph::NodeKey::Kind::Actor, actor}};
    }
    return {};
}

QString ActivityModel::text(const chain::Activity &activity, int column) const
{
    switch (column) {
    case Time:
        return activity.time.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    case What:
        return base::singleLine(readableSentence(activity.text), 500);
    case Kind:
        switch (activity.kind) {
        case chain::Activity::Kind::Run:
            return tr("run");
        case chain::Activity::Kind::Request:
            return tr("request");
        case chain::Activity::Kind::Wait:
            return tr("pause");
        case chain::Activity::Kind::Actor:
            return tr("match");
        case chain::Activity::Kind::Held:
            return tr("held");
        case chain::Activity::Kind::Warning:
            return tr("warning");
        case chain::Activity::Kind::Failure:
            return tr("failure");
        }
        return {};
    case Took:
        return activity.tookMs < 0 ? QString() : tr("%1 ms").arg(QLocale().toString(activity.tookMs));
    }
    return {};
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= ids().size() || ids()[index.row()] >= workspace()->activity().size())
        return {};
    const chain::Activity &activity = workspace()->activity()[ids()[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case FullTextRole:
    case Qt::AccessibleTextRole:
        return text(activity, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (columns()[index.column()].number ? Qt::AlignRight : Qt::AlignLeft));
    case IconRole:
        if (index.column() == What)
            return iconName(activity.kind);
        break;
    case MutedRole:
        return index.column() != What;
    }
    return {};
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "ui/models/workspace.h"
#include "ui/picture/fonts.h"
#include "ui/picture/picture.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace ui {

/// Turns what the Workspace is about into pictures: scene in a thread of its own, places by the LayoutService. During a
/// run a few times a second at most, after an act of the analyst at once. What has a place keeps it, but for one time:
/// what came bit by bit is put in order when the run ends, unless the analyst has moved something. GUI thread.
class SceneFeed : public QObject
{
    Q_OBJECT
public:
    SceneFeed(Workspace *workspace, graph::LayoutService *layout, QObject *parent = nullptr);
    ~SceneFeed() override;

    enum class Change {
        Joined, ///< what was there is where it was
        Settled, ///< the same nodes, put in order
        Fresh, ///< places have nothing to do with those before
    };

    void setFonts(const picture::Fonts &fonts) { m_fonts = fonts; }
    bool isBusy() const { return m_wanted || m_stage != Stage::Idle; }
    const picture::Picture &picture() const { return m_picture; }
    quint64 serial() const
    {
        return m_serial;
    } ///< counts pictures; after an act of the analyst the next one knows of it

Q_SIGNALS:
    void pictureReady(SceneFeed::Change change);
    void noteChanged(const QString &note);
    void idle();

private:
    enum class Stage { Idle, Building, LayingOut, Finishing };
    struct Built
    {
        std::shared_ptr<const graph::Scene> scene;
        graph::LayoutInput input;
        graph::ViewState view;
        bool needsLayout = false;
    };
    struct Finished
    {
        picture::Picture picture;
        QHash<graph::NodeKey, QPointF> placed;
    };

    void want(bool soon);
    void onProgress();
    void wantFresh();
    void onViewChanged();
    void onLayoutForgotten();
    void start();
    void onBuilt(quint64 round, const Built &built);
    void onLaidOut(quint64 ticket, const graph::LayoutResult &result);
    void onLayoutFailed(quint64 ticket, const QString &why);
    void finish(const graph::LayoutResult &result);
    void onFinished(quint64 round, const Finished &finished);
    void restart();
    static Built build(chain::Investigation investigation, chain::Assessment assessment, const graph::ViewState &view,
                       const QHash<graph::NodeKey, QPointF> &placed, const QHash<QString, QPointF> &places,
                       const picture::Fonts &fonts, const graph::Marks *marks);
    void tellPlaces();
    static Finished assemble(const Built &built, const graph::LayoutResult &result,
                             QHash<graph::NodeKey, QPointF> placed);

    Workspace *m_workspace;
    graph::LayoutService *m_layout;
    picture::Fonts m_fonts;
    picture::Picture m_picture;
    QHash<graph::NodeKey, QPointF> m_placed; ///< by layout, without what the analyst moved
    QList<graph::LayoutResult::Column> m_columns;
    QString m_layoutName;
    Stage m_stage = Stage::Idle;
    Built m_built;
    quint64 m_serial = 0, m_round = 0, m_ticket = 0;
    bool m_wanted = false, m_fresh = true, m_maybeForgotten = false;
    bool m_fromNothing = false; ///< the run under way began with an empty picture
    bool m_joined = false; ///< since the last fresh layout something was added to it
    bool m_settling = false;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    QThreadPool m_pool; ///< last: empty before the rest goes
};

} // namespace ui

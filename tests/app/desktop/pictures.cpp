// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// Draws the pictures of the help from the real program over a sample tenant: desktop_pictures DIR [SCENE…]
#include "desktopcase.h"

#include "core/sampletenant/bigtenant.h"
#include "ui/graphview/graphview.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QPixmap>

#include <algorithm>
#include <functional>

namespace {

using testsupport::DesktopCase;

constexpr int patienceMs = 120'000;
const QSize windowSize(1440, 900);

bool turn(const std::function<bool()> &until, int ms = patienceMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!until()) {
        if (timer.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

void rest(int ms)
{
    turn([] { return false; }, ms);
}

int apart(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

/// The 256 colours that cover most, none close to another, and everything in the nearest of them.
QImage inFewColours(const QImage &image)
{
    QHash<QRgb, qint64> count;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            ++count[line[x]];
    }
    QList<QRgb> colours = count.keys();
    std::sort(colours.begin(), colours.end(),
              [&](QRgb a, QRgb b) { return count[a] != count[b] ? count[a] > count[b] : a < b; });
    QList<QRgb> table = colours.mid(0, 96); // grounds and inks as they are
    for (int distance = 24; distance >= 0 && table.size() < 256; distance -= 6) {
        for (const QRgb colour : std::as_const(colours)) {
            if (table.size() < 256
                && std::all_of(table.cbegin(), table.cend(), [&](QRgb other) { return apart(colour, other) > distance; }))
                table.append(colour);
        }
    }
    QHash<QRgb, uchar> nearest;
    for (const QRgb colour : std::as_const(colours)) {
        const auto best = std::min_element(table.cbegin(), table.cend(), [&](QRgb a, QRgb b) {
            return apart(colour, a) < apart(colour, b);
        });
        nearest.insert(colour, uchar(best - table.cbegin()));
    }
    QImage packed(image.size(), QImage::Format_Indexed8);
    packed.setColorTable(table);
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            packed.scanLine(y)[x] = nearest.value(line[x]);
    }
    return packed;
}

class Studio
{
public:
    Studio(theme::Theme *looks, QString folder, QStringList scenes)
        : m_looks(looks)
        , m_folder(std::move(folder))
        , m_scenes(std::move(scenes))
    {
    }

    bool wants(const QString &scene) const { return m_scenes.isEmpty() || m_scenes.contains(scene); }
    void dark(bool on) { m_looks->setMode(on ? theme::Mode::Dark : theme::Mode::Light); }
    void take(const DesktopCase &desk, const QString &scene)
    {
        if (!wants(scene))
            return;
        // In few colours and packed tightly: they are kept in the repository.
        const QImage image = inFewColours(desk.window()->grab().toImage().convertToFormat(QImage::Format_RGB32));
        image.save(QStringLiteral("%1/%2.png").arg(m_folder, scene), "PNG", 0);
    }

private:
    theme::Theme *m_looks;
    QString m_folder;
    QStringList m_scenes;
};

bool runList(DesktopCase &desk, const QString &list)
{
    desk.give(list);
    if (!turn([&] { return !desk.workspace()->isEmpty(); }))
        return false;
    desk.window()->start();
    return turn([&] { return desk.isFinished(); }) && turn([&] { return desk.isSettled(); });
}

void firstStart(Studio &studio)
{
    DesktopCase desk;
    desk.restart(false);
    desk.show(windowSize);
    rest(600);
    studio.take(desk, QStringLiteral("first-start"));
}

/// The service lets a few requests through, then asks for a pause.
void running(Studio &studio)
{
    sampletenant::Behaviour behaviour;
    behaviour.latencyMs = 120;
    DesktopCase desk(sampletenant::bundledData(), behaviour);
    sampletenant::Fault busy;
    busy.status = 429;
    busy.retryAfterSeconds = 14;
    busy.skip = 420;
    desk.tenant()->addFault(busy);
    studio.dark(true);
    desk.show(windowSize);
    desk.give(testsupport::sampleList());
    turn([&] { return !desk.workspace()->isEmpty(); });
    desk.window()->start();
    turn([&] { return desk.workspace()->progress().phase == chain::Progress::Phase::ServicePause; }, 20'000);
    desk.action(ui::Actions::TabActivity)->trigger();
    desk.action(ui::Actions::LayoutAgain)->trigger();
    rest(3'500);
    studio.take(desk, QStringLiteral("running"));
    studio.dark(false);
}

void results(Studio &studio)
{
    DesktopCase desk;
    desk.show(windowSize);
    desk.window()->startSample();
    if (!turn([&] { return desk.isFinished(); }) || !turn([&] { return desk.isSettled(); }))
        qFatal("the sample does not finish");
    rest(800);
    studio.take(desk, QStringLiteral("result-light"));
    studio.dark(true);
    rest(800);
    studio.take(desk, QStringLiteral("result-dark"));
    studio.dark(false);

    desk.action(ui::Actions::ZoomSelection)->trigger();
    desk.action(ui::Actions::InspectorFocus)->trigger();
    rest(800);
    studio.take(desk, QStringLiteral("inspector-actor"));

    desk.action(ui::Actions::TabHosts)->trigger();
    graph::Filter filter;
    filter.verdicts = {int(mdti::Classification::Malicious), int(mdti::Classification::Suspicious)};
    filter.evidenceOnly = true;
    desk.workspace()->setFilter(filter);
    turn([&] { return desk.isSettled(); });
    desk.action(ui::Actions::LayoutAgain)->trigger();
    rest(200);
    turn([&] { return desk.isSettled(); });
    rest(800);
    studio.take(desk, QStringLiteral("filtered"));
}

void big(Studio &studio)
{
    sampletenant::BigShape shape;
    shape.hosts = 10'000;
    shape.records = 20'000;
    const sampletenant::BigTenant tenant(shape);
    DesktopCase desk(tenant.data());
    desk.show(windowSize);
    QStringList names;
    for (const QByteArray &name : tenant.indicators())
        names.append(QString::fromLatin1(name));
    if (!runList(desk, names.join(u'\n')))
        qFatal("the big tenant does not finish");
    // Ten thousand hosts in columns are a thread; by nearness they have a shape.
    desk.action(ui::Actions::Organic)->trigger();
    rest(4'000);
    turn([&] { return desk.isSettled(); });
    desk.action(ui::Actions::Fit)->trigger();
    turn([&] { return desk.isSettled(); });
    rest(1'500);
    studio.take(desk, QStringLiteral("graph-10000"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    if (qEnvironmentVariableIsSet("PICTURE_SCALE"))
        qputenv("QT_SCALE_FACTOR", qgetenv("PICTURE_SCALE"));
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    QApplication::setApplicationDisplayName(QStringLiteral("MDTI Actor Lookup"));
    theme::installPlurals(&application);
    theme::Theme looks(&application, theme::Mode::Light);
    QStringList arguments = application.arguments().mid(1);
    const QString folder = arguments.isEmpty() ? QDir::currentPath() : arguments.takeFirst();
    QDir().mkpath(folder);
    Studio studio(&looks, folder, arguments);
    if (studio.wants(QStringLiteral("first-start")))
        firstStart(studio);
    if (studio.wants(QStringLiteral("running")))
        running(studio);
    if (studio.wants(QStringLiteral("result-light")) || studio.wants(QStringLiteral("result-dark"))
        || studio.wants(QStringLiteral("inspector-actor")) || studio.wants(QStringLiteral("filtered")))
        results(studio);
    if (studio.wants(QStringLiteral("graph-10000")))
        big(studio);
    return 0;
}

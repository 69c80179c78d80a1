// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// Draws the window in named scenes, light and dark, for people to look at: pictures DIR [SCENE…]
#include "scenario.h"
#include "ui/graphview/graphview.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QHash>
#include <QMenu>
#include <QPixmap>

namespace {

void turn(int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void draw(theme::Theme &looks, const QString &folder, const QString &scene, bool dark, const QSize &size)
{
    looks.setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
    ui::Workspace workspace;
    scenario::PlayedRun run;
    ui::Parts parts;
    parts.run = &run;
    parts.reader = scenario::reader();
    parts.setup = [](QWidget *parent) { return new QDialog(parent); };
    parts.incidents = [](ui::Workspace *, QWidget *parent) { return new QWidget(parent); };
    ui::MainWindow window(&workspace, parts);
    window.resize(size);
    if (scene != QLatin1String("start"))
        run.info = {ui::RunControl::Tenant::Sample, {}, QStringLiteral("GNOME Keyring")};
    else
        run.info.secretStore = QStringLiteral("GNOME Keyring");
    Q_EMIT run.tenantChanged();
    window.show();
    turn(50);
    if (scene != QLatin1String("start")) {
        window.addText(scenario::list(), QStringLiteral("list.txt"));
        turn(200);
    }
    run.finishAtOnce = scene != QLatin1String("paused");
    if (scene != QLatin1String("start") && scene != QLatin1String("ready"))
        window.start();
    if (scene == QLatin1String("paused"))
        Q_EMIT run.changed(scenario::paused(12'000));
    if (scene == QLatin1String("result"))
        workspace.select({{graph::NodeKey::Kind::Actor, 0}});
    if (scene == QLatin1String("palette"))
        window.actions()[ui::Actions::Palette]->trigger();
    const QHash<QString, ui::Actions::Id> dialogs = {{QStringLiteral("review"), ui::Actions::Review},
                                                     {QStringLiteral("options"), ui::Actions::RunOptions},
                                                     {QStringLiteral("keys"), ui::Actions::Shortcuts},
                                                     {QStringLiteral("about"), ui::Actions::About},
                                                     {QStringLiteral("type"), ui::Actions::TypeIn}};
    if (dialogs.contains(scene)) {
        window.actions()[dialogs.value(scene)]->trigger();
        turn(300);
        for (QDialog *dialog : window.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                dialog->grab().save(QStringLiteral("%1/%2-%3.png")
                                        .arg(folder, scene, dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
        return;
    }
    if (scene == QLatin1String("menu") || scene == QLatin1String("release")) {
        QTimer::singleShot(300, &window, [&] {
            QWidget *shown = scene == QLatin1String("menu") ? QApplication::activePopupWidget()
                                                            : QApplication::activeModalWidget();
            if (shown) {
                shown->grab().save(QStringLiteral("%1/%2-%3.png")
                                       .arg(folder, scene, dark ? QStringLiteral("dark") : QStringLiteral("light")));
                shown->close();
            }
        });
        if (scene == QLatin1String("menu"))
            window.actions().menu(ui::Actions::GraphMenu)->exec(window.mapToGlobal(QPoint(200, 100)));
        else
            Q_EMIT workspace.releaseRequested(13, true);
        return;
    }
    turn(700);
    window.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                           .arg(folder, scene, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                           .arg(size.width()));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::Theme looks(&application, theme::Mode::Light);
    QStringList arguments = application.arguments().mid(1);
    const QString folder = arguments.isEmpty() ? QDir::currentPath() : arguments.takeFirst();
    QDir().mkpath(folder);
    const QStringList scenes = arguments.isEmpty()
        ? QStringList{QStringLiteral("start"), QStringLiteral("ready"), QStringLiteral("paused"),
                      QStringLiteral("result"), QStringLiteral("palette")}
        : arguments;
    const int width = qEnvironmentVariableIntValue("PICTURE_WIDTH");
    const QSize size = width == 1440 ? QSize(1440, 900) : width == 1024 ? QSize(1024, 680) : QSize(1280, 800);
    for (const QString &scene : scenes) {
        for (const bool dark : {false, true})
            draw(looks, folder, scene, dark, size);
    }
    return 0;
}

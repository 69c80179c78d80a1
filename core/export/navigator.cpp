// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/export/facts.h"
#include "core/export/jsonwriter.h"
#include "core/export/misp.h"

#include <QCoreApplication>
#include <QMap>

namespace exporting {

namespace {

struct LayerTechnique
{
    int score = 0; ///< of the best actor
    QStringList actors;
};

/// By technique, over the profiles of the actors with a score.
QMap<QString, LayerTechnique> layerTechniques(const QList<WrittenActor> &actors)
{
    QMap<QString, LayerTechnique> result;
    for (const WrittenActor &written : actors) {
        if (written.ranked->score <= 0)
            continue;
        const mdti::Profile &profile = written.actor->profile;
        const QString text = profile.tradecraft + u'\n' + profile.description + u'\n' + profile.summary;
        for (const QString &id : techniquesIn(text)) {
            LayerTechnique &technique = result[id];
            technique.score = std::max(technique.score, written.ranked->score);
            technique.actors.append(QStringLiteral("%1 (score %2)")
                                        .arg(base::singleLine(written.actor->name, 100), QString::number(written.ranked->score)));
        }
    }
    return result;
}

void layerGradient(JsonWriter &json)
{
    json.key("gradient");
    json.beginObject();
    json.stringArray("colors", {QStringLiteral("#efe6fb"), QStringLiteral("#7c4dbe")});
    json.member("minValue", 0);
    json.member("maxValue", 100);
    json.endObject();
}

} // namespace

base::Status writeNavigatorLayer(const Document &document, QIODevice *out)
{
    const QList<WrittenActor> actors = writtenActors(document);
    const QMap<QString, LayerTechnique> techniques = layerTechniques(actors);
    if (techniques.isEmpty())
        return base::failure(base::Failure::BadInput,
                             QCoreApplication::translate(
                                 "exporting", "No profile of these actors names an ATT&CK technique, so there is no layer to write"));
    JsonWriter json(out);
    json.beginObject();
    QStringList names;
    for (const WrittenActor &written : actors) {
        if (written.ranked->score > 0)
            names.append(base::singleLine(written.actor->name, 100));
    }
    json.member("name", base::singleLine(names.join(QStringLiteral(", ")), 200));
    json.key("versions");
    json.beginObject(true);
    json.member("layer", QStringLiteral("4.5"));
    json.member("navigator", QStringLiteral("5.0.0"));
    json.endObject();
    json.member("domain", QStringLiteral("enterprise-attack"));
    QString about = QStringLiteral("Techniques that the intelligence profiles of these actors name. %1 %2, run of %3")
                        .arg(document.toolName, document.toolVersion, isoTime(document.created));
    if (document.mark() != base::Tlp::None)
        about += QStringLiteral(", ") + base::toString(document.mark());
    json.member("description", about);
    json.key("techniques");
    json.beginArray();
    for (auto it = techniques.cbegin(); it != techniques.cend(); ++it) {
        json.beginObject(true);
        json.member("techniqueID", it.key());
        json.member("score", it->score);
        json.member("comment", it->actors.join(QStringLiteral(", ")));
        json.member("enabled", true);
        json.endObject();
    }
    json.endArray();
    layerGradient(json);
    json.endObject();
    if (!json.finish())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting

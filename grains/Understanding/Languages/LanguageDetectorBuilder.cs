using Platform.Understanding.Classification;
using Platform.Understanding.Text;

namespace Platform.Understanding.Languages;

/// <summary>Trains <see cref="LanguageDetector"/> on the utterances of the intents and on the samples of <c>Data/languages</c>.</summary>
internal static class LanguageDetectorBuilder
{
    public static LanguageDetector Build(IReadOnlyList<LabelledText> utterances)
    {
        var samples = new List<(string Language, string Text)>();
        foreach (var utterance in utterances)
        {
            if (utterance.Language != "zh")
            {
                samples.Add((utterance.Language, utterance.Text));

                // Telephones and habit: French, Spanish and Vietnamese are often typed without marks.
                samples.Add((utterance.Language, Folding.FoldText(utterance.Text)));
            }
        }

        foreach (var file in UnderstandingData.FilesUnder("languages/"))
        {
            samples.AddRange(UnderstandingData.Lines(file).Select(line => (Path.GetFileNameWithoutExtension(file), line)));
        }

        string[] languages = [.. samples.Select(s => s.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var texts = samples.ConvertAll(s => (Array.IndexOf(languages, s.Language), s.Text));
        return new LanguageDetector(languages, new LetterModel(texts, languages.Length));
    }
}

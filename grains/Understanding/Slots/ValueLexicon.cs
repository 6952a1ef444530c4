using System.Collections.Frozen;
using Platform.Understanding.Concepts;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// The forms of <c>Data/slots</c> or <c>Data/answers</c>. Each language has its own, with the English ones behind them ("headphones" is said
/// everywhere): folded together, a French "four" would be a number. Where a short answer says nothing in the language it
/// seems to be written in, all languages are tried, for one word is too little to tell a language by.
/// </summary>
internal sealed class ValueLexicon
{
    private const string Shared = "en";
    private const int ShortAnswer = 4;

    // Readers look from each form at the others around it: a mail with more of them than this is a catalogue.
    private const int MostForms = 400;

    private readonly FrozenDictionary<string, Forms> _languages;
    private readonly Forms _all;

    public ValueLexicon(string folder)
    {
        string[] languages = [.. UnderstandingData.FilesUnder(folder).Select(file => Path.GetFileNameWithoutExtension(file)!)];
        _languages = languages.ToFrozenDictionary(l => l, l => new Forms(folder, l == Shared ? [l] : [l, Shared]));
        _all = new Forms(folder, [Shared, .. languages.Where(l => l != Shared)]);
    }

    public void Match(TextScan scan, string language, List<ValueMatch> found)
    {
        if (_languages.TryGetValue(language, out var own))
        {
            own.Match(scan, found);
            if (scan.Tokens.Count > ShortAnswer || found.Exists(m => m.Form.Tier is ValueTier.Anywhere or ValueTier.Asked))
            {
                return;
            }

            found.Clear();
        }

        _all.Match(scan, found);
    }

    private sealed class Forms
    {
        private readonly ConceptLexicon _lexicon;
        private readonly ValueForm[] _forms;

        public Forms(string folder, string[] languages)
        {
            _lexicon = languages
                .Aggregate(new ConceptLexiconBuilder(), (builder, language) => builder.Add(UnderstandingData.Lines($"{folder}{language}.txt")))
                .Build();
            _forms = [.. _lexicon.Names.Select(ValueForm.Parse)];
        }

        public void Match(TextScan scan, List<ValueMatch> found)
        {
            var matches = new List<ConceptMatch>();
            _lexicon.Match(scan, matches);
            foreach (var match in matches.Take(MostForms))
            {
                found.Add(new ValueMatch(match.From, match.To, _forms[match.Concept]));
            }
        }
    }
}

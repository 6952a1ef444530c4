using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Concepts;

/// <summary>Reads <c>Data/concepts/*.txt</c>: lines <c>NAME: form, form, prefix*</c>; lower-case names are grammar, <c>x.</c> names are other people's business.</summary>
internal sealed class ConceptLexiconBuilder
{
    private const int ShortestFuzzyForm = 6;

    private readonly Dictionary<ulong, short> _forms = [];
    private readonly HashSet<ulong> _beginnings = [];
    private readonly Dictionary<ulong, short> _prefixes = [];
    private readonly Dictionary<ulong, short> _misspelt = [];
    private readonly HashSet<ulong> _ambiguous = [];
    private readonly Dictionary<string, short> _ids = new(StringComparer.Ordinal);
    private readonly List<(string Name, ConceptKind Kind)> _concepts = [];

    public ConceptLexiconBuilder Add(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new FormatException($"A line of the concept lexicon has no colon: '{line}'.");
            }

            var id = IdOf(line[..colon].Trim());
            foreach (var form in line[(colon + 1)..].Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                AddForm(form, id);
            }
        }

        return this;
    }

    public ConceptLexicon Build()
    {
        foreach (var hash in _ambiguous)
        {
            _misspelt.Remove(hash);
        }

        return new ConceptLexicon(
            _forms.ToFrozenDictionary(), _beginnings.ToFrozenSet(), _prefixes.ToFrozenDictionary(), _misspelt.ToFrozenDictionary(), _concepts);
    }

    private short IdOf(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = (short)_concepts.Count;
            _ids.Add(name, id);
            var kind = name.StartsWith("x.", StringComparison.Ordinal) ? ConceptKind.Elsewhere : char.IsUpper(name[0]) ? ConceptKind.Shop : ConceptKind.Function;
            _concepts.Add((name, kind));
        }

        return id;
    }

    private void AddForm(string form, short id)
    {
        if (form.EndsWith('*'))
        {
            var prefix = Folding.FoldText(form[..^1]);
            _prefixes.TryAdd(Hashing.Of(prefix), id);
            return;
        }

        var scan = TextScan.Rent(form);
        Tokenizer.Scan(scan);
        var key = 0UL;
        for (var i = 0; i < scan.Tokens.Count; i++)
        {
            if (i > 0)
            {
                _beginnings.Add(key);
            }

            key = ConceptLexicon.Extend(key, scan.Tokens[i].Hash);
        }

        _forms.TryAdd(key, id);
        if (scan.Tokens is [{ Kind: TokenKind.Word } single] && single.FoldLength >= ShortestFuzzyForm)
        {
            AddMisspellings(scan.Fold(single).ToString(), id);
        }

        scan.Return();
    }

    private void AddMisspellings(string word, short id)
    {
        AddMisspelling(Hashing.Of(word), id);
        for (var skip = 1; skip < word.Length; skip++)
        {
            AddMisspelling(Hashing.Of(word.Remove(skip, 1)), id);
        }
    }

    // What may be a misspelling of two concepts is evidence of neither.
    private void AddMisspelling(ulong hash, short id)
    {
        if (!_misspelt.TryAdd(hash, id) && _misspelt[hash] != id)
        {
            _ambiguous.Add(hash);
        }
    }
}

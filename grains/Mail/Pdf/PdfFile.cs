namespace Platform.Mail.Pdf;

/// <summary>
/// The objects of a file, found by looking for them: tables of offsets are wrong in many files and forged in hostile ones, and reading
/// the file once from its beginning needs none.
/// </summary>
internal sealed class PdfFile
{
    private const int MaxObjects = 20_000;
    private const int MaxReferences = 8;

    private readonly Dictionary<int, object?> _objects = [];
    private readonly PdfLimits _limits;

    public PdfFile(ReadOnlyMemory<byte> data, PdfLimits limits)
    {
        _limits = limits;
        Scan(data);
        foreach (var stream in _objects.Values.OfType<PdfStream>().Where(stream => IsType(stream.Header, "ObjStm")).ToList())
        {
            Unpack(stream);
        }
    }

    /// <summary>True for a file that is encrypted: nothing of it can be read.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>A value, its references followed.</summary>
    public object? Resolve(object? value)
    {
        for (var i = 0; i < MaxReferences && value is PdfReference reference; i++)
        {
            value = _objects.GetValueOrDefault(reference.Number);
        }

        return value is PdfReference ? null : value;
    }

    public Dictionary<string, object?>? Dictionary(object? value) => Resolve(value) switch
    {
        Dictionary<string, object?> dictionary => dictionary,
        PdfStream stream => stream.Header,
        _ => null,
    };

    public ReadOnlyMemory<byte> Content(object? value) =>
        Resolve(value) is PdfStream stream ? PdfFilters.Decode(stream, this, _limits) : default;

    /// <summary>The pages in their order; by number where the tree of pages is broken.</summary>
    public List<Dictionary<string, object?>> Pages()
    {
        var pages = new List<Dictionary<string, object?>>();
        var catalog = _objects.Values.OfType<Dictionary<string, object?>>().LastOrDefault(dictionary => IsType(dictionary, "Catalog"));
        Kids(catalog?.GetValueOrDefault("Pages"), pages, null, [], 0);
        return pages.Count > 0
            ? pages
            : [.. _objects.OrderBy(known => known.Key).Select(known => known.Value).OfType<Dictionary<string, object?>>().Where(dictionary => IsType(dictionary, "Page")).Take(PdfLimits.MaxPages)];
    }

    private void Kids(object? node, List<Dictionary<string, object?>> pages, object? resources, HashSet<int> seen, int depth)
    {
        if (depth > 20 || pages.Count >= PdfLimits.MaxPages || (node is PdfReference reference && !seen.Add(reference.Number)) || Dictionary(node) is not { } dictionary)
        {
            return;
        }

        _limits.Spend();
        resources = dictionary.GetValueOrDefault("Resources") ?? resources;
        if (Resolve(dictionary.GetValueOrDefault("Kids")) is List<object?> kids)
        {
            foreach (var kid in kids)
            {
                Kids(kid, pages, resources, seen, depth + 1);
            }
        }
        else if (dictionary.ContainsKey("Contents"))
        {
            dictionary.TryAdd("Resources", resources);
            pages.Add(dictionary);
        }
    }

    private bool IsType(Dictionary<string, object?> dictionary, string type) => dictionary.GetValueOrDefault("Type") is PdfName { Text: var text } && text == type;

    private void Scan(ReadOnlyMemory<byte> data)
    {
        var lexer = new PdfLexer(data, _limits);
        double? number = null;
        double? before = null;
        while (!lexer.AtEnd && _objects.Count < MaxObjects)
        {
            var value = lexer.Next();
            if (value is double read)
            {
                (before, number) = (number, read);
                continue;
            }

            if (value is PdfOperator { Text: "obj" } && before is { } name)
            {
                _objects[(int)name] = Object(lexer);
            }
            else if (value is Dictionary<string, object?> trailer && trailer.ContainsKey("Encrypt"))
            {
                IsEncrypted = true;
            }

            (before, number) = (null, null);
        }
    }

    private object? Object(PdfLexer lexer)
    {
        var value = lexer.Next();
        if (value is not Dictionary<string, object?> header)
        {
            return value;
        }

        IsEncrypted |= header.ContainsKey("Encrypt");
        var back = lexer.Position;
        if (lexer.Next() is PdfOperator { Text: "stream" })
        {
            return new PdfStream(header, lexer.StreamBody(header.GetValueOrDefault("Length") is double and >= 0 and < int.MaxValue and var length ? (int)length : -1));
        }

        lexer.Position = back;
        return value;
    }

    /// <summary>Objects inside a stream (§7.5.7): pairs of number and offset, then the objects.</summary>
    private void Unpack(PdfStream stream)
    {
        var bytes = PdfFilters.Decode(stream, this, _limits);
        if (Resolve(stream.Header.GetValueOrDefault("First")) is not double first || Resolve(stream.Header.GetValueOrDefault("N")) is not double count || first < 0 || first > bytes.Length)
        {
            return;
        }

        var head = new PdfLexer(bytes[..(int)first], _limits);
        for (var i = 0; i < count && !head.AtEnd && _objects.Count < MaxObjects; i++)
        {
            if (head.Next() is double number && head.Next() is double offset && offset >= 0 && first + offset < bytes.Length)
            {
                _objects.TryAdd((int)number, new PdfLexer(bytes, _limits, (int)(first + offset)).Next());
            }
        }
    }
}

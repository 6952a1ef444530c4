namespace Platform.Silo.Adapters.Sqlite;

/// <summary>A question about bytes where they lie.</summary>
internal delegate bool BytePredicate(ReadOnlySpan<byte> bytes);

namespace Platform.Returns;

/// <summary>The reasons for a return, the values of the slot <see cref="Understanding.SlotNames.ReturnReason"/>.</summary>
public static class ReturnReasons
{
    /// <summary>It does not work.</summary>
    public const string Defective = "Defective";

    /// <summary>It does not fit.</summary>
    public const string WrongSize = "WrongSize";

    /// <summary>It is not wanted any more.</summary>
    public const string ChangedMind = "ChangedMind";

    /// <summary>It is another thing than was promised.</summary>
    public const string NotAsDescribed = "NotAsDescribed";

    /// <summary>It was broken on the way.</summary>
    public const string DamagedInShipping = "DamagedInShipping";

    /// <summary>It is cheaper elsewhere.</summary>
    public const string BetterPriceFound = "BetterPriceFound";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Defective, WrongSize, ChangedMind, NotAsDescribed, DamagedInShipping, BetterPriceFound];

    /// <summary>Whether the shop is to blame: it pays the label then, and an opened article is taken back.</summary>
    public static bool IsFault(string reason) => reason is Defective or NotAsDescribed or DamagedInShipping;
}

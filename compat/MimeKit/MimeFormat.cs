namespace MimeKit;

/// <summary>What a stream holds. Mbox is refused by the parser: the platform has no mbox files.</summary>
public enum MimeFormat : byte
{
    Entity,
    Mbox,
    Default = Entity,
}

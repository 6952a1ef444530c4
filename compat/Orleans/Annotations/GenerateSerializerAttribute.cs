namespace Orleans;

/// <summary>Marks a type for the original's serializer; the stand-in passes by reference and only carries the mark.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    public bool IncludePrimaryConstructorParameters { get; init; }

    public GenerateFieldIds GenerateFieldIds { get; init; }
}

namespace Platform.Models;

/// <summary>What models are asked for.</summary>
public static class ModelRoles
{
    /// <summary>Reads a message.</summary>
    public const string Understanding = "understanding";

    /// <summary>Words a reply whose content is decided.</summary>
    public const string Drafting = "drafting";

    /// <summary>Sums a long thread up for the operator.</summary>
    public const string Summary = "summary";
}

"""The practice model, loaded from resources/practice: phases, steps, questions, viewpoints, flow."""

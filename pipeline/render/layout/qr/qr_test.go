package qr

import (
	"strings"
	"testing"
)

// The areas are the black squares, each once; the three corners are what cameras look for.
func TestAreas(t *testing.T) {
	picture := []string{
		"###.#",
		"###.#",
		".#...",
		"##.##",
		".....",
	}
	list := areas(5, func(x, y int) bool { return picture[y][x] == '#' })
	if len(list) != 5 {
		t.Errorf("%d areas: %v", len(list), list)
	}
	drawn := [5][5]int{}
	for _, a := range list {
		for y := a.Y; y < a.Y+a.Height; y++ {
			for x := a.X; x < a.X+a.Width; x++ {
				drawn[y][x]++
			}
		}
	}
	for y, row := range picture {
		for x, c := range row {
			if want := map[rune]int{'#': 1, '.': 0}[c]; drawn[y][x] != want {
				t.Errorf("square %d,%d is drawn %d times", x, y, drawn[y][x])
			}
		}
	}
}

// The smallest symbol is taken, capital letters and digits need less room than others; what is too long is said.
func TestOf(t *testing.T) {
	for text, size := range map[string]int{
		"330624 2020-12 0123-4567-89AB": 25, "新昌经济开发区 2020-12 0123-4567-89AB": 33, "": 21,
		strings.Repeat("A", 20): 21, strings.Repeat("A", 21): 25, strings.Repeat("a", 13): 21, strings.Repeat("a", 14): 25,
	} {
		s, err := Of(text)
		if err != nil || s.Size != size || s.Areas[0] != (Area{X: 0, Y: 0, Width: 7, Height: 1}) {
			t.Errorf("%q: %d squares a side, want %d; %v, first %v", text, s.Size, size, err, s.Areas[0])
		}
	}
	if _, err := Of(strings.Repeat("字", 2000)); err == nil {
		t.Error("a text beyond all symbols is no error")
	}
}
